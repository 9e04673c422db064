import * as fc from 'fast-check';
import { canonicalJson } from '../../../src/store/audit/rows/canonical-json.ts';
import { requestState, ruleState } from '../../../src/store/audit/rows/row-state.ts';

const AT = new Date('2026-11-28T12:00:00.123Z');
const request = {
  id: 'r',
  bodyHmac: 'f'.repeat(64),
  command: 'ls',
  context: { b: 1, a: [2] },
  createdAt: AT,
};
const decision = { outcome: 'approved', byKind: 'reviewer', byId: 'U0ANA', latencyMs: 5, decidedAt: AT };
const approvals = [
  { reviewer: 'U0ANA', approvedAt: AT },
  { reviewer: 'U0BEN', approvedAt: AT },
];
const state = requestState(request, decision, approvals);

test('what is written and what is read have one state', () => {
  const read = {
    ...request,
    context: { a: [2], b: 1, c: undefined },
    late: false,
    reason: null,
    approvalFrom: [],
  };
  expect(requestState(read, { ...decision, latencyMs: 5n, reason: null }, approvals.toReversed())).toEqual(
    state,
  );
});

test('a column that is added later and holds its default leaves the state as it is', () => {
  const rule = { id: 'x', effect: 'allow', pattern: 'ls' };
  expect(ruleState({ ...rule, environments: [], example: null, expiresAt: null })).toEqual(ruleState(rule));
});

test.each([
  ['another row', requestState({ ...request, id: 's' }, decision, approvals)],
  ['another text', requestState({ ...request, command: 'ls ' }, decision, approvals)],
  ['a text in another column', requestState({ ...request, command: null, cwd: 'ls' }, decision, approvals)],
  ['a time', requestState({ ...request, createdAt: new Date(AT.getTime() + 1) }, decision, approvals)],
  ['no decision', requestState(request, null, approvals)],
  ['an approval less', requestState(request, decision, approvals.slice(1))],
  ['bytes', requestState({ ...request, commandBytes: Buffer.from('ls') }, decision, approvals)],
])('%s is another state', (_what, other) => {
  expect(other.sha256).not.toBe(state.sha256);
});

test('without the row nobody can test guesses of a column', () => {
  const salted = requestState({ ...request, bodyHmac: 'e'.repeat(64) }, decision, approvals);
  const differing = Array.from({ length: state.columns.length / 2 }, (_, at) => at * 2).filter(
    (at) => state.columns.substring(at, at + 2) !== salted.columns.substring(at, at + 2),
  );
  const held = state.columns.replaceAll('.', '').length / 2;
  expect(differing.length).toBeGreaterThan(held - 3);
});

test('canonical JSON is the same after a value went through jsonb', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const back: unknown = JSON.parse(canonicalJson(value));
      expect(canonicalJson(back)).toBe(canonicalJson(value));
    }),
  );
});
