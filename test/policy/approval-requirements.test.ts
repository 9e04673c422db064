import { requirementsFor } from '../../src/policy/approval-requirements.ts';
import type { PolicyClause } from '../../src/policy/clauses.ts';
import type { Risk } from '../../src/policy/risk/risk.ts';
import { analyse } from '../../src/policy/shell/analyse.ts';

const assessed: Risk = { score: 10, level: 'low', categories: ['deploy'], factors: [] };

function requirements(clauses: PolicyClause[], more: Partial<Parameters<typeof requirementsFor>[0]> = {}) {
  return requirementsFor({
    analysis: analyse('npx prisma migrate deploy'),
    environment: 'production',
    risk: assessed,
    possible: assessed.categories,
    requestedTimeout: null,
    defaultTimeout: 60,
    environments: {},
    clauses,
    isUnlinked: false,
    ...more,
  });
}

test('without a policy one reviewer and the default time are enough', () => {
  expect(requirements([])).toEqual({ approvals: 1, from: [], timeoutSeconds: 60 });
});

test('of all policies that match the largest number of approvals wins, and the last timeout', () => {
  const clauses = [
    { when: { environment: 'production' }, approvals: 2, timeout: 100 },
    { when: { command: '* migrate *' }, approvals: 1, timeout: 300 },
    { when: { environment: 'staging' }, approvals: 9, timeout: 900 },
  ];
  expect(requirements(clauses)).toEqual({ approvals: 2, from: [], timeoutSeconds: 300 });
});

test("a policy's timeout beats the request's, that beats the environment's, that the default", () => {
  const environments = { production: { timeout: 90 } };
  const policy = [{ when: { environment: 'production' }, timeout: 30 }];
  expect(requirements(policy, { environments, requestedTimeout: 120 }).timeoutSeconds).toBe(30);
  expect(requirements([], { environments, requestedTimeout: 120 }).timeoutSeconds).toBe(120);
  expect(requirements([], { environments }).timeoutSeconds).toBe(90);
});

test('a category that is possible counts, another one does not', () => {
  const two = (category: string) => requirements([{ when: { category }, approvals: 2 }]).approvals;
  expect(two('deploy')).toBe(2);
  expect(two('schema-change')).toBe(1);
});

test('the roles of every policy that matches are required', () => {
  const clauses = [
    { when: { category: 'deploy' }, from: ['S0DBA'] },
    { when: { environment: 'production' }, from: ['U0ANA', 'U0BEN'] },
    { when: { environment: 'staging' }, from: ['U0CARO'] },
  ];
  expect(requirements(clauses).from).toEqual([['S0DBA'], ['U0ANA', 'U0BEN']]);
});

test.each([
  ['low', 1],
  ['medium', 1],
  ['high', 2],
  ['critical', 2],
] as const)('a requester whom nobody is linked to: at %s risk %i reviewers', (level, approvals) => {
  const risk = { ...assessed, level };
  expect(requirements([], { isUnlinked: true, risk }).approvals).toBe(approvals);
  expect(requirements([], { isUnlinked: false, risk }).approvals).toBe(1);
});
