import { type AuditEntry, type AuditEvent, chain, hashOf } from '../../src/audit/entry.ts';
import { type Broken, Chain, GENESIS, type Head, type Intact } from '../../src/audit/verify.ts';

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

function verify(
  all: readonly (AuditEntry | null)[],
  start: Head | null = GENESIS,
  kept: Head | null = null,
): Intact | Broken {
  const chain = new Chain({ start, kept });
  for (const entry of all) chain.follow(entry);
  return chain.end();
}

const placeOf = ({ seq, hash }: AuditEntry): Head => ({ seq, hash });
/** The place of the nth entry. */
const place = (all: readonly AuditEntry[], seq: number): Head =>
  placeOf(all[seq - 1] ?? chain(null, event(0)));

test('an empty log and an untouched one are intact', () => {
  expect(verify([])).toEqual({ kind: 'intact', entries: 0, start: GENESIS, head: GENESIS });
  const all = entries(5);
  expect(verify(all)).toEqual({ kind: 'intact', entries: 5, start: GENESIS, head: place(all, 5) });
});

test.each<[string, (entry: AuditEntry) => Partial<AuditEntry>]>([
  ['time', () => ({ at: '2023-11-14T22:13:20.999Z' })],
  ['kind', () => ({ kind: 'request.denied' })],
  ['request', () => ({ requestId: 'other' })],
  ['actor', () => ({ actor: 'U0EVE' })],
  ['data', () => ({ data: '{}' })],
])('a changed %s is found at its entry', (_what, change) => {
  const all = entries(5).map((entry) => (entry.seq === 3 ? { ...entry, ...change(entry) } : entry));
  expect(verify(all)).toMatchObject({ kind: 'broken', seq: 3 });
});

test('an entry that was changed and hashed anew is found at the next one', () => {
  const all = entries(5).map((entry) => {
    if (entry.seq !== 3) return entry;
    const changed = { ...entry, actor: 'U0EVE' };
    return { ...changed, hash: hashOf(changed) };
  });
  expect(verify(all)).toMatchObject({ kind: 'broken', seq: 4 });
});

test('a removed entry is found', () => {
  expect(verify(entries(5).filter(({ seq }) => seq !== 2))).toMatchObject({ kind: 'broken', seq: 3 });
});

test('two entries that changed places are found', () => {
  const [a, b, c] = entries(3);
  expect(verify([a, c, b].filter((entry) => entry !== undefined))).toMatchObject({
    kind: 'broken',
    seq: 3,
  });
});

test.each([0, -4])('an entry %d in front of the first one is found', (seq) => {
  const [first] = entries(1);
  const forged = { ...chain(null, event(9)), seq };
  expect(
    verify([{ ...forged, hash: hashOf(forged) }, ...(first === undefined ? [] : [first])]),
  ).toMatchObject({
    kind: 'broken',
    seq,
  });
});

test('what is no entry is found, and nothing behind it heals the chain', () => {
  const all = entries(4);
  expect(verify([...all.slice(0, 2), null, ...all.slice(2)])).toMatchObject({ kind: 'broken', seq: 3 });
});

test('a part may begin anywhere, but has to say what it follows', () => {
  const all = entries(5);
  expect(verify(all.slice(2), null)).toEqual({
    kind: 'intact',
    entries: 3,
    start: place(all, 2),
    head: place(all, 5),
  });
  const cut = [...all.slice(2, 3), ...all.slice(4)];
  expect(verify(cut, null)).toMatchObject({ kind: 'broken', seq: 5 });
});

test('a chain that leads through the kept head is intact, wherever that is', () => {
  const all = entries(5);
  for (const seq of [1, 3, 5]) expect(verify(all, GENESIS, place(all, seq)).kind).toBe('intact');
  expect(verify(all, GENESIS, GENESIS).kind).toBe('intact');
  expect(verify(all.slice(2), null, place(all, 2)).kind).toBe('intact');
});

test('a log that was written anew or cut off is only found by the kept head', () => {
  const kept = place(entries(5), 4);
  const anew: AuditEntry[] = [];
  for (const number of [1, 7, 3, 4, 5]) anew.push(chain(anew.at(-1) ?? null, event(number)));
  expect(verify(anew).kind).toBe('intact');
  expect(verify(anew, GENESIS, kept)).toMatchObject({ kind: 'broken', seq: 4 });
  expect(verify(anew.slice(4), null, kept)).toMatchObject({ kind: 'broken', seq: 5 });
  expect(verify(entries(3)).kind).toBe('intact');
  expect(verify(entries(3), GENESIS, kept)).toMatchObject({ kind: 'broken', seq: 4 });
});

test('a part that begins after the kept head proves nothing of it', () => {
  const all = entries(5);
  expect(verify(all.slice(3), null, place(all, 1))).toMatchObject({ kind: 'broken' });
});
