import { type AuditEntry, type AuditEvent, chain, GENESIS_HASH, hashOf } from '../../src/audit/entry.ts';
import { verifyChain } from '../../src/audit/verify.ts';

function event(number: number): AuditEvent {
  const at = new Date(1_700_000_000_000 + number);
  return {
    kind: 'request.submitted',
    at,
    requestId: `r${number}`,
    actor: 'token:t',
    data: { number, text: '\0é' },
  };
}

function entries(count: number): AuditEntry[] {
  const all: AuditEntry[] = [];
  for (let number = 1; number <= count; number += 1) all.push(chain(all.at(-1) ?? null, event(number)));
  return all;
}

async function* stream(all: readonly AuditEntry[]): AsyncGenerator<AuditEntry> {
  yield* all;
}

const verify = (all: readonly AuditEntry[]) => verifyChain(stream(all));

test('an empty log and an untouched one are intact', async () => {
  expect(await verify([])).toEqual({ kind: 'intact', entries: 0, head: GENESIS_HASH });
  const all = entries(5);
  expect(await verify(all)).toEqual({ kind: 'intact', entries: 5, head: all[4]?.hash });
});

test.each<[string, (entry: AuditEntry) => Partial<AuditEntry>]>([
  ['time', ({ at }) => ({ at: new Date(at.getTime() + 1) })],
  ['kind', () => ({ kind: 'request.denied' })],
  ['request', () => ({ requestId: 'other' })],
  ['actor', () => ({ actor: 'U0EVE' })],
  ['data', () => ({ data: '{}' })],
])('a changed %s is found at its entry', async (_what, change) => {
  const all = entries(5).map((entry) => (entry.seq === 3 ? { ...entry, ...change(entry) } : entry));
  expect(await verify(all)).toMatchObject({ kind: 'broken', seq: 3 });
});

test('an entry that was changed and hashed anew is found at the next one', async () => {
  const all = entries(5).map((entry) => {
    if (entry.seq !== 3) return entry;
    const changed = { ...entry, actor: 'U0EVE' };
    return { ...changed, hash: hashOf(changed) };
  });
  expect(await verify(all)).toMatchObject({ kind: 'broken', seq: 4 });
});

test('a removed entry is found', async () => {
  expect(await verify(entries(5).filter(({ seq }) => seq !== 2))).toMatchObject({ kind: 'broken', seq: 3 });
});

test('two entries that changed places are found', async () => {
  const [a, b, c] = entries(3);
  expect(await verify([a, c, b].filter((entry) => entry !== undefined))).toMatchObject({
    kind: 'broken',
    seq: 3,
  });
});
