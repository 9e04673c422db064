import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';

// The gate goes by the real clock, so the working hours are laid around it.
const HOUR_MS = 3_600_000;
const timeOfDay = (ms: number) => new Date(ms).toISOString().slice(11, 16);
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const now = Date.now();
/** Every day but for one hour, which began twelve hours ago. */
const OPEN = {
  days: DAYS.join(', '),
  from: timeOfDay(now - 11 * HOUR_MS),
  to: timeOfDay(now - 12 * HOUR_MS),
};
/** The day after tomorrow. */
const CLOSED = { days: DAYS[(new Date(now).getUTCDay() + 2) % 7], from: '10:00', to: '11:00' };

const policy = ({ days, from, to }: typeof OPEN | typeof CLOSED) => `
timezone: UTC
working_hours: { days: [${days}], from: "${from}", to: "${to}" }
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA]
`;

const RULES = [
  written('echo *'),
  written('ls *', { hours: 'working' }),
  written('npx prisma *'),
  written('git push *'),
];

const codes = (findings: { code: string }[]) =>
  findings.map(({ code }) => code).filter((code) => code !== 'first-seen' && code !== 'unlinked-requester');

let workspace: Workspace;
afterEach(() => workspace.stop());

test('outside of working hours: noted at a low risk, asked at a high one, and rules for working hours rest', async () => {
  workspace = await startWorkspace(policy(CLOSED));
  const { api } = workspace;
  await importRules(api, RULES);
  const off = {
    code: 'off-hours',
    severity: 'note',
    text: expect.stringMatching(/^Outside working hours: .*\(UTC\)/),
  };
  const high = {
    code: 'off-hours-high-risk',
    severity: 'ask',
    text: expect.stringMatching(/^High risk outside working hours/),
  };
  for (const ask of [api.check.bind(api), api.ask.bind(api)]) {
    const low = await ask('echo night');
    expect(low).toMatchObject({ verdict: 'allow', findings: expect.arrayContaining([off]) });
    expect(codes(low.findings)).toEqual(['off-hours']);
    expect(codes((await ask('git push origin main --force')).findings)).toEqual(['off-hours']);
    expect((await ask('npx prisma migrate deploy')).findings.slice(0, 2)).toEqual([
      high,
      expect.objectContaining({ severity: 'note' }),
    ]);
    expect((await ask('ls')).verdict).toBe('ask');
  }
  const asked = await api.ask('npx prisma migrate deploy', { context: { actor: 'U0OCTO' } });
  expect(asked).toMatchObject({ status: 'pending', verdict: 'ask' });
  expect((await cardOf(workspace, asked.id)).text()).toMatch(/High risk outside working hours: .* \(UTC\)/);
  expect((await api.check('ls')).explanation).toContain('but it is for working hours');
});

test('within working hours there is nothing to find, and rules for working hours know what they know', async () => {
  workspace = await startWorkspace(policy(OPEN));
  const { api } = workspace;
  await importRules(api, RULES);
  for (const command of ['echo day', 'ls', 'npx prisma migrate deploy']) {
    const asked = await api.ask(command);
    expect(asked.status).toBe('approved');
    expect(codes(asked.findings)).toEqual([]);
  }
});
