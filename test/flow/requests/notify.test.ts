import { Api } from '../../support/gate/api.ts';
import { startGateProcess } from '../../support/gate/gate-process.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf, linkOf, settled, told } from '../../support/slack/cards.ts';

const policy = (more = '') => `
channels: { approvals: C0APPROVALS, late_night: C0NIGHT }
reviewers: [U0ANA, U0CARO, U0GUEST, S0ONCALL]
on_call: [S0ONCALL]
people: { octocat: U0OCTO, ana-dev: U0ANA }
timeout: 86400
${more}`;

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

let workspace: Workspace;
afterEach(() => workspace.stop());

/** What the app told somebody by direct message and that says this. */
const direct = (user: string, said: string | RegExp) =>
  workspace.slack
    .snapshot(user)
    .channels.filter(({ kind }) => kind === 'dm')
    .flatMap(({ messages }) => messages)
    .filter(({ text }) => text.match(said) !== null);

test('by day a pending card mentions the reviewers, and a decided one does not', async () => {
  workspace = await startWorkspace(policy());
  const asked = await workspace.api.ask('make mention');
  const card = await cardOf(workspace, asked.id);
  expect(card.message().pinged.sort()).toEqual(['S0ONCALL', 'U0ANA', 'U0CARO', 'U0GUEST']);
  expect(direct('U0BEN', 'make mention')).toEqual([]);
  await card.press('U0CARO', 'Approve');
  await settled(workspace, card, /Approved/);
  expect(card.text()).not.toContain('S0ONCALL');
});

test('with `notify: none` a card names people and mentions nobody', async () => {
  workspace = await startWorkspace(policy('notify: none'));
  const asked = await workspace.api.ask('make quiet');
  const card = await cardOf(workspace, asked.id);
  expect(card.message().pinged).toEqual([]);
  expect(card.text()).toContain('@oncall');
});

test('with `notify: dm` everybody who may decide is told once, with a link, also after a restart', async () => {
  workspace = await startWorkspace(policy('notify: dm'));
  workspace.slack.faults.api('conversations.open').fail(503, 2);
  const first = await workspace.api.ask('make first', { context: { actor: 'ana-dev' } });
  await told(workspace, 'U0BEN', /make first/);
  await told(workspace, 'U0CARO', /make first/);
  const [message] = direct('U0BEN', 'make first');
  expect(message?.text).toContain(`<${await linkOf(workspace, first.id)}|open the card>`);
  // Whose request it is stands on the card.
  expect((await cardOf(workspace, first.id)).message().pinged).toEqual(['U0ANA']);

  await workspace.gate.stop();
  await workspace.restart();
  if (workspace.home.shared) await workspace.another();
  await workspace.api.ask('make second', { context: { actor: 'octocat' } });
  for (const user of ['U0ANA', 'U0BEN', 'U0CARO']) await told(workspace, user, /make second/);
  // The sweep looks every second for what was lost.
  await pause(2_500);
  const counts = (said: string) =>
    ['U0ANA', 'U0BEN', 'U0CARO', 'U0GUEST', 'U0OCTO'].map((user) => direct(user, said).length);
  expect(counts('make first')).toEqual([0, 1, 1, 0, 0]);
  expect(counts('make second')).toEqual([1, 1, 1, 0, 0]);
});

test('the requester is told once of a denial and of a time-out, and of nothing else', async () => {
  workspace = await startWorkspace(policy());
  const { api, slack } = workspace;
  const context = { actor: 'octocat' };
  await importRules(api, [written('make never *', { effect: 'deny', reason: 'never' })]);
  await api.ask('make never again', { context });
  const canceled = await api.ask('make canceled', { context });
  expect((await api.call('POST', `/v1/requests/${canceled.id}/cancel`)).status).toBe(200);
  const approved = await api.ask('make approved', { context });
  await (await cardOf(workspace, approved.id)).press('U0ANA', 'Approve');
  const late = await api.ask('make late', { context, timeout: 5 });
  await linkOf(workspace, late.id);
  const denied = await api.ask('make denied', { context });
  const link = await linkOf(workspace, denied.id);
  await told(workspace, 'U0OCTO', /^⌛ Timed out in production .*`make late`/);
  // Nobody can be written to until the gate that decided is gone.
  slack.faults.api('conversations.open').fail(503, 1_000);
  const card = await cardOf(workspace, denied.id);
  await card.deny('U0ANA', 'Not <!here> today.');
  await settled(workspace, card, /Denied/);
  await workspace.gate.stop();
  slack.faults.clear();
  await workspace.restart();
  const { text } = await told(workspace, 'U0OCTO', /^⛔ Denied in production .*`make denied`/);
  expect(text).toContain('Denied by <@U0ANA> after');
  expect(text).toContain('Not &lt;!here&gt; today.');
  expect(text).toContain(`<${link}|open the card>`);
  await pause(2_500);
  const all = direct('U0OCTO', /^/).map((message) => /`(.+?)`/.exec(message.text)?.[1]);
  expect(all).toHaveLength(2);
  expect(new Set(all)).toEqual(new Set(['make denied', 'make late']));
});

test('`tell_requester: false` leaves requesters alone', async () => {
  workspace = await startWorkspace(policy('tell_requester: false'));
  const asked = await workspace.api.ask('make denied', { context: { actor: 'octocat' } });
  const card = await cardOf(workspace, asked.id);
  await card.deny('U0ANA', 'Not today.');
  await settled(workspace, card, /Denied/);
  await pause(1_500);
  expect(direct('U0OCTO', /^/)).toEqual([]);
});

/** Works on one day of the week, for a minute: it is not today. */
const AT_NIGHT = `working_hours: { days: [${DAYS[(new Date().getUTCDay() + 2) % 7]}], from: "10:00", to: "10:01" }`;

test('when the night begins on-call gets one mention for all requests, and a new one mentions by itself', async () => {
  workspace = await startWorkspace(policy());
  const { api, slack, env, home } = workspace;
  const asked = await Promise.all([1, 2, 3].map((n) => api.ask(`make day-${n}`)));
  for (const { id } of asked) await cardOf(workspace, id);
  await workspace.gate.stop();
  slack.faults.api('chat.postMessage').fail(503, 4);
  // For these gates it has been night all along, so they hand over what was asked by day.
  const start = () => startGateProcess({ policy: policy(AT_NIGHT), env });
  workspace.gate = await start();
  const second = home.shared ? await start() : null;
  const summaries = () => slack.messages('C0NIGHT').filter(({ text }) => text.includes('now yours'));
  await slack.waitFor(() => summaries().length > 0 && true, { what: 'the summary', timeoutMs: 30_000 });
  const moved = await Promise.all(asked.map(({ id }) => cardOf(workspace, id, 'C0NIGHT')));
  expect(moved.flatMap((card) => card.message().pinged)).toEqual([]);

  const fresh = await new Api(workspace.gate.url, api.token).ask('make night');
  expect((await cardOf(workspace, fresh.id, 'C0NIGHT')).message().pinged).toEqual(['S0ONCALL']);
  await pause(2_500);
  expect(summaries().map(({ pinged }) => pinged)).toEqual([['S0ONCALL']]);
  expect(summaries()[0]?.text).toMatch(/^<!subteam\^S0ONCALL> 3 requests are now yours: `make day-\d`/);
  await second?.stop();
}, 120_000);
