import { randomUUID } from 'node:crypto';
import type { RequestStore } from '../../../src/approval/ports.ts';
import type { Decision, Outcome, Request } from '../../../src/approval/request.ts';
import { aRequest } from '../requests/a-request.ts';

export type LifeStore = Pick<RequestStore, 'find' | 'change'>;

const BEGINS = Date.parse('2026-11-24T10:00:00Z');
const at = (second: number): Date => new Date(BEGINS + second * 1000);

function decision(outcome: Outcome, second: number): Decision {
  return {
    outcome,
    by: {
      kind: outcome === 'timed_out' ? 'timeout' : 'reviewer',
      id: outcome === 'timed_out' ? null : 'U0ANA',
    },
    reason: null,
    decidedAt: at(second),
    latencyMs: second * 1000,
  };
}

/**
 * What the life of a request relies on, for every store of requests.
 * @param open a store that holds this request, and no other with its id.
 */
export function requestStoreContract(open: (request: Request) => Promise<LifeStore>): void {
  let store: LifeStore;
  let before: Request;
  beforeEach(async () => {
    const id = randomUUID();
    store = await open(aRequest({ id, createdAt: at(0), escalateAt: at(20), expiresAt: at(60) }));
    before = await found(id);
  });

  async function found(id = before.id): Promise<Request> {
    const request = await store.find(id);
    if (request === null) throw new Error('the store lost the request');
    return request;
  }

  const settle = (outcome: Outcome, second: number): Promise<boolean | null> =>
    store.change(before.id, (tx) => tx.settle(decision(outcome, second)));

  test('a request that it does not hold is null, and nothing is done to it', async () => {
    const work = jest.fn();
    expect(await store.find('unknown')).toBeNull();
    expect(await store.change('unknown', work)).toBeNull();
    expect(work).not.toHaveBeenCalled();
  });

  test('a change is given the request as it is, returns what its work returns, and is there afterwards', async () => {
    const result = { exitCode: 3, durationMs: 1_200, at: at(50) };
    const returned = await store.change(before.id, async (tx) => {
      expect(tx.request).toEqual(before);
      await tx.addApproval({ by: 'U0ANA', at: at(1) });
      await tx.addApproval({ by: 'U0BEN', at: at(2) });
      await tx.escalate({ at: at(20), expiresAt: at(90) });
      await tx.move({ channel: 'C0NIGHT', late: true });
      expect(await tx.settle(decision('approved', 70))).toBe(true);
      await tx.recordResult(result);
      return 'done';
    });
    expect(returned).toBe('done');
    expect(await found()).toEqual({
      ...before,
      approvals: [
        { by: 'U0ANA', at: at(1) },
        { by: 'U0BEN', at: at(2) },
      ],
      escalatedAt: at(20),
      expiresAt: at(90),
      channel: 'C0NIGHT',
      late: true,
      status: 'approved',
      decision: decision('approved', 70),
      result,
    });
  });

  test('a change that throws leaves nothing behind, and the next one goes through', async () => {
    const failed = store.change(before.id, async (tx) => {
      await tx.addApproval({ by: 'U0ANA', at: at(1) });
      await tx.settle(decision('approved', 1));
      throw new Error('Slack is away');
    });
    await expect(failed).rejects.toThrow('Slack is away');
    expect(await found()).toEqual(before);
    expect(await settle('denied', 2)).toBe(true);
  });

  test('only the first decision counts, in one change and in several', async () => {
    const both = await store.change(before.id, async (tx) => [
      await tx.settle(decision('denied', 5)),
      await tx.settle(decision('approved', 6)),
    ]);
    expect(both).toEqual([true, false]);
    expect(await settle('approved', 7)).toBe(false);
    expect(await found()).toMatchObject({ status: 'denied', decision: decision('denied', 5) });
  });

  test.each<[Outcome, number, boolean]>([
    ['approved', 59, true],
    ['approved', 60, false],
    ['canceled', 61, false],
    ['timed_out', 59, false],
    ['timed_out', 60, true],
  ])('with a deadline after 60 s, %s after %i s counts: %s', async (outcome, second, counts) => {
    expect(await settle(outcome, second)).toBe(counts);
    expect((await found()).status).toBe(counts ? outcome : 'pending');
  });

  test('a deadline that moved in the same change counts for a decision in it', async () => {
    const settled = await store.change(before.id, async (tx) => {
      await tx.escalate({ at: at(20), expiresAt: at(90) });
      return [await tx.settle(decision('timed_out', 60)), await tx.settle(decision('approved', 89))];
    });
    expect(settled).toEqual([false, true]);
  });

  test('changes at the same time take turns: each sees what those before it did, and one decides', async () => {
    const people = ['U0ANA', 'U0BEN', 'U0CARO', 'U0DAVE'];
    const seen = await Promise.all(
      people.map((by, n) =>
        store.change(before.id, async (tx) => {
          await tx.addApproval({ by, at: at(n) });
          return { earlier: tx.request.approvals.length, won: await tx.settle(decision('approved', n)) };
        }),
      ),
    );
    expect(new Set(seen.map((one) => one?.earlier))).toEqual(new Set([0, 1, 2, 3]));
    expect(seen.filter((one) => one?.won === true)).toEqual([{ earlier: 0, won: true }]);
    expect((await found()).approvals.map(({ by }) => by).sort()).toEqual(people);
  });
}
