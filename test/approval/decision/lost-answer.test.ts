import { changeOrFind, MaybeDecided } from '../../../src/approval/decision/lost-answer.ts';
import type { RequestStore, RequestTransaction } from '../../../src/approval/ports.ts';
import type { Request } from '../../../src/approval/request.ts';
import { aRequest } from '../../support/requests/a-request.ts';

const LOST = new Error('Connection terminated unexpectedly');

/** A store of one request whose transactions end as told, one after the other. */
function storeOf(
  request: Request,
  ...ends: ('commits' | 'commits, answer lost' | 'rolls back' | 'is out of reach')[]
) {
  const kept = { request };
  const change = async <T>(_id: string, work: (tx: RequestTransaction) => Promise<T>): Promise<T | null> => {
    const end = ends.shift() ?? 'commits';
    if (end === 'is out of reach') throw LOST;
    let written = kept.request;
    const tx = {
      request: kept.request,
      addApproval: async (approval: Request['approvals'][number]) => {
        written = { ...written, approvals: [...written.approvals, approval] };
      },
    } as RequestTransaction;
    const result = await work(tx);
    if (end !== 'rolls back') kept.request = written;
    if (end !== 'commits') throw LOST;
    return result;
  };
  return { store: { change } as RequestStore, kept };
}

const at = new Date('2026-11-24T10:00:08Z');
const approve = async (tx: RequestTransaction) => {
  await tx.addApproval({ by: 'U0ANA', at });
  return 'counts';
};
const found = ({ approvals }: Request) => (approvals.length > 0 ? 'found to count' : null);

test('a commit whose answer was lost is found, and counts', async () => {
  const { store } = storeOf(aRequest(), 'commits, answer lost');
  expect(await changeOrFind(store, 'id', approve, found)).toBe('found to count');
});

test('what was rolled back is a fault, and nothing was decided', async () => {
  const { store, kept } = storeOf(aRequest(), 'rolls back');
  await expect(changeOrFind(store, 'id', approve, found)).rejects.toBe(LOST);
  expect(kept.request.approvals).toEqual([]);
});

test('a transaction that never began is a fault, and nothing was decided', async () => {
  const { store } = storeOf(aRequest(), 'is out of reach');
  await expect(changeOrFind(store, 'id', approve, found)).rejects.toBe(LOST);
});

test('where the request cannot be read again it is not known whether it counts', async () => {
  const { store } = storeOf(aRequest(), 'commits, answer lost', 'is out of reach');
  await expect(changeOrFind(store, 'id', approve, found)).rejects.toBeInstanceOf(MaybeDecided);
});
