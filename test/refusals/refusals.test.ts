import type { AuditEvent } from '../../src/audit/entry.ts';
import { RefusalLog, type Refused } from '../../src/refusals/refusals.ts';

const CLICK: Refused = {
  kind: 'click.refused',
  actor: 'U0CARO',
  what: 'request_approve',
  cause: 'not-a-reviewer',
  requestId: null,
};
const tried = (address: number): Refused => ({
  kind: 'token.unknown',
  actor: `address:192.0.2.${address}`,
  what: 'POST /v1/requests',
  cause: 'unknown-token',
  requestId: null,
});

function aLog(append: (event: AuditEvent) => Promise<void> = async () => undefined) {
  let now = Date.parse('2026-11-28T10:00:00Z');
  const entries: AuditEvent[] = [];
  const logged: object[] = [];
  let counted = 0;
  const refusals = new RefusalLog({
    append: async (event) => {
      await append(event);
      entries.push(event);
    },
    log: { warn: (fields) => logged.push(fields) },
    count: () => {
      counted += 1;
    },
    clock: { now: () => new Date(now) },
  });
  return {
    entries,
    logged,
    counted: () => counted,
    note: (...all: Refused[]) => all.forEach((one) => refusals.note(one)),
    pass: (seconds: number) => {
      now += seconds * 1_000;
    },
    settled: () => refusals.stop(),
  };
}

test('the same refusal leaves one entry and one line a minute; the next entry says how many left none', async () => {
  const { note, pass, settled, entries, logged, counted } = aLog();
  note(CLICK, CLICK, CLICK);
  pass(59);
  note(CLICK);
  await settled();
  expect(entries).toEqual([
    {
      kind: 'click.refused',
      at: new Date('2026-11-28T10:00:00Z'),
      requestId: null,
      actor: 'U0CARO',
      data: { what: 'request_approve', cause: 'not-a-reviewer' },
    },
  ]);
  expect(logged).toHaveLength(1);
  pass(1);
  note(CLICK);
  await settled();
  expect(entries.at(-1)?.data).toEqual({ what: 'request_approve', cause: 'not-a-reviewer', suppressed: 3 });
  expect([entries.length, logged.length, counted()]).toEqual([2, 2, 5]);
});

test.each<[string, Partial<Refused>]>([
  ['another person', { actor: 'U0GUEST' }],
  ['another button', { what: 'request_deny' }],
  ['another reason', { cause: 'own-request' }],
  ['another request', { requestId: 'r2' }],
])('%s is another refusal', async (_what, more) => {
  const { note, settled, entries } = aLog();
  note(CLICK, { ...CLICK, ...more });
  await settled();
  expect(entries).toHaveLength(2);
});

test('an address that tries tokens at several routes is one refusal', async () => {
  const { note, settled, entries } = aLog();
  note(tried(1), { ...tried(1), what: 'GET /v1/rules' }, tried(2));
  await settled();
  expect(entries.map(({ actor }) => actor)).toEqual(['address:192.0.2.1', 'address:192.0.2.2']);
});

test('many addresses leave 30 entries a minute, and keep no click from its own', async () => {
  const { note, pass, settled, entries } = aLog();
  note(...Array.from({ length: 200 }, (_, n) => tried(n)), CLICK);
  await settled();
  expect(entries.map(({ kind }) => kind)).toEqual([...Array(30).fill('token.unknown'), 'click.refused']);
  pass(60);
  note(tried(250));
  await settled();
  expect(entries.at(-1)?.data).toMatchObject({ suppressed: 170 });
});

test('an entry that cannot be written harms nobody, and is tried again by the next refusal', async () => {
  let isDown = true;
  const { note, settled, entries } = aLog(async () => {
    if (isDown) throw new Error('the database is down');
  });
  note(CLICK);
  await settled();
  isDown = false;
  note(CLICK);
  await settled();
  expect(entries.map(({ data }) => data['suppressed'])).toEqual([1]);
});

test('a clock that is set back suppresses nothing for long', async () => {
  const { note, pass, settled, entries } = aLog();
  note(CLICK);
  pass(-3_600);
  note(CLICK);
  await settled();
  expect(entries).toHaveLength(2);
});
