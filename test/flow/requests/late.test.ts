import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';
import { command } from '../../support/slack/rule-modal.ts';

// What happens outside of working hours. The gate goes by the real clock, so the hours are laid around it.
const DAY_MS = 86_400_000;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const now = Date.now();
const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const policy = (hours: string) => `
channels: { approvals: C0APPROVALS, late_night: C0NIGHT }
reviewers: [U0ANA, U0CARO, S0ONCALL]
on_call: [S0ONCALL]
people: { octocat: U0OCTO, ana-dev: U0ANA }
working_hours: ${hours}
environments:
  production: { channel: C0APPROVALS }
  vault: { outside_hours: closed }
`;

/** The day after tomorrow, for an hour. */
const AT_NIGHT = `{ days: [${DAYS[(new Date(now).getUTCDay() + 2) % 7]}], from: "10:00", to: "11:00" }`;
const ALL_WEEK = `days: [${DAYS.join(', ')}], from: "00:00", to: "23:59"`;

let workspace: Workspace;
afterEach(() => workspace.stop());

test('at night: the late-night channel, on-call is woken, nobody decides alone, a closed environment says so', async () => {
  workspace = await startWorkspace(policy(AT_NIGHT));
  const { api, slack } = workspace;
  const asked = await api.ask('docker compose up -d', { context: { actor: 'ana-dev' } });
  const card = await cardOf(workspace, asked.id, 'C0NIGHT');
  expect(card.text()).toContain('Outside working hours');
  expect(slack.messages('C0APPROVALS')).toEqual([]);
  expect(card.message().pinged).toContain('S0ONCALL');
  await card.press('U0ANA', 'Approve');
  await told(workspace, 'U0ANA', /your own request/);
  await card.press('U0BEN', 'Approve');
  expect((await api.read(asked.id, 30)).status).toBe('approved');

  await command(workspace, 'U0CARO', 'oncall');
  await told(workspace, 'U0CARO', /On call now: <!subteam\^S0ONCALL>\./);

  const closed = await api.ask('docker compose up -d', { environment: 'vault' });
  expect(closed).toMatchObject({
    status: 'denied',
    verdict: 'deny',
    decision: {
      by: { kind: 'policy' },
      reason: expect.stringMatching(/^vault is closed outside working hours: /),
    },
  });
  expect(slack.messages('C0NIGHT').filter(({ text }) => text.includes('vault'))).toEqual([]);
});

test('a holiday is a night that lasts all day', async () => {
  workspace = await startWorkspace(
    policy(`{ ${ALL_WEEK}, holidays: [${date(now)}, ${date(now + DAY_MS)}] }`),
  );
  const asked = await workspace.api.ask('make holiday');
  await cardOf(workspace, asked.id, 'C0NIGHT');
  expect(asked.findings.map(({ code }) => code)).toContain('off-hours');
});

/** Working hours that end with this minute, or the next where this one is nearly over. */
function endingSoon(): { end: Date; hours: string } {
  const end = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  const to = end.toISOString().slice(11, 16);
  const from = new Date(end.getTime() - DAY_MS / 2).toISOString().slice(11, 16);
  return { end, hours: `{ days: [${DAYS.join(', ')}], from: "${from}", to: "${to}" }` };
}

test('the hour comes while a request waits: its card moves, the old one points there, and it is decided once', async () => {
  const { end, hours } = endingSoon();
  workspace = await startWorkspace(policy(hours));
  // A team whose app was never invited to its late-night channel.
  const other = await startWorkspace(policy(hours).replace('C0NIGHT', 'C0GENERAL'));
  const { api, slack } = workspace;
  const asked = await api.ask('make over-the-hour', { timeout: 300 });
  const stuck = await other.api.ask('make stuck', { timeout: 300 });
  const byDay = await cardOf(workspace, asked.id);
  const stays = await cardOf(other, stuck.id);
  while (Date.now() < end.getTime()) await pause(200);
  const atNight = await cardOf(workspace, asked.id, 'C0NIGHT');
  await slack.waitFor(() => byDay.buttons().length === 0 && true, { what: 'the old card to point' });
  expect(byDay.text()).toMatch(/Outside working hours: handed over to <#C0NIGHT>/);
  const summary = await slack.waitFor(
    () => slack.messages('C0NIGHT').find(({ text }) => text.includes('1 request is now yours')),
    { what: 'the mention of who is on call' },
  );
  expect(summary.pinged).toEqual(['S0ONCALL']);
  expect(atNight.message().pinged).toEqual([]);
  await atNight.press('U0BEN', 'Approve');
  const ended = await api.read(asked.id, 30);
  expect(ended).toMatchObject({ status: 'approved', message_url: expect.stringContaining('C0NIGHT') });
  await settled(workspace, atNight, /Approved by <@U0BEN>/);

  expect((await other.api.read(stuck.id)).status).toBe('pending');
  await stays.press('U0BEN', 'Approve');
  expect((await other.api.read(stuck.id, 30)).status).toBe('approved');
  await settled(other, stays, /Approved by <@U0BEN>/);
  await other.stop();
}, 180_000);
