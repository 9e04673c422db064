import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';

// The team's policy file over what rules let pass: ceilings by environment, and policies by category.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
environments:
  production: { auto_approve_up_to: medium }
  playground: { auto_approve_up_to: critical }
  vault: { auto_approve_up_to: low }
  elsewhere: {}
policies:
  - { when: { category: schema-change, environment: production }, approvals: 2 }
  - { when: { category: destructive }, timeout: 300 }
  - { when: { category: read-only }, timeout: 30 }
`;

const LEVELS = {
  low: 'docker compose restart api',
  medium: 'git push origin main --force',
  high: 'npx prisma migrate deploy',
  critical: 'docker volume rm data',
};
const CEILINGS = { vault: 'low', production: 'medium', elsewhere: 'high', playground: 'critical' };
const ORDER = Object.keys(LEVELS);

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
  await importRules(
    workspace.api,
    Object.values(LEVELS).map((command) => written(command)),
  );
});
afterAll(() => workspace.stop());

const combinations = Object.entries(CEILINGS).flatMap(([environment, ceiling]) =>
  Object.entries(LEVELS).map(([level, command]) => ({ environment, ceiling, level, command })),
);

test.each(combinations)(
  'a $level risk under the ceiling $ceiling of $environment',
  async ({ environment, ceiling, level, command }) => {
    const passes = ORDER.indexOf(level) <= ORDER.indexOf(ceiling);
    const checked = await workspace.api.check(command, { environment });
    const asked = await workspace.api.ask(command, { environment });
    expect(checked.risk.level).toBe(level);
    expect(checked.verdict).toBe(passes ? 'allow' : 'ask');
    expect(asked).toMatchObject({
      verdict: checked.verdict,
      status: passes ? 'approved' : 'pending',
      rules: [{ pattern: command }],
    });
    expect(asked.findings.some(({ code }) => code === 'risk-ceiling')).toBe(!passes);
  },
);

test('a schema change in production takes two people', async () => {
  const { api } = workspace;
  const command = `psql -c 'ALTER TABLE users DROP COLUMN legacy_data'`;
  const checked = await api.check(command);
  expect(checked).toMatchObject({ approvals: { required: 2 }, timeout: 300, risk: { score: 85 } });
  const asked = await api.ask(command);
  expect(asked.approvals).toEqual({ required: 2, given: [] });
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('0 of 2 approvals');
  await card.press('U0ANA', 'Approve');
  await workspace.slack.waitFor(() => card.text().includes('1 of 2'), { what: 'one approval to count' });
  await card.press('U0ANA', 'Approve');
  expect((await api.read(asked.id, 1)).status).toBe('pending');
  await card.press('U0BEN', 'Approve');
  expect(await api.read(asked.id, 30)).toMatchObject({
    status: 'approved',
    approvals: { required: 2, given: [{ by: 'U0ANA' }, { by: 'U0BEN' }] },
  });
});

test.each([
  ['a schema change elsewhere', `psql -c 'CREATE TABLE t (id int)'`, { environment: 'vault' }, 1, 60],
  ['something else in production', 'make all', {}, 1, 60],
  ['something that only reads', 'docker ps', {}, 1, 30],
  [
    'something that destroys, whatever the caller asks, for nobody in particular',
    'rm -rf /srv',
    { timeout: 10 },
    2,
    300,
  ],
])('%s', async (_what, command, more, required, timeout) => {
  expect(await workspace.api.check(command, more)).toMatchObject({ approvals: { required }, timeout });
});
