import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { pause, until } from '../../support/pause.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';

// Nobody decides: the on-call people are called, once, and the deadline moves, once.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, S0ONCALL]
on_call: [S0ONCALL]
timeout: 20
escalation: { after: 2, extend_by: 10 }
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
});
afterAll(() => workspace.stop());

const mentions = () =>
  workspace.slack.messages('C0APPROVALS').filter(({ text }) => text.includes('<!subteam^S0ONCALL>'));

/** How long a request waits in all, in ms. */
const waits = async (id: string): Promise<number> => {
  const { created_at: from, expires_at: to } = await workspace.api.read(id);
  return Date.parse(to) - Date.parse(from);
};

test('the card says when; then on-call is mentioned and written to, the deadline moves, and they decide', async () => {
  const { api } = workspace;
  const asked = await api.ask('make escalate');
  expect(Date.parse(asked.expires_at) - Date.parse(asked.created_at)).toBe(20_000);
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('on-call is paged at');
  await until('the deadline to move', async () => (await waits(asked.id)) === 30_000);
  await told(workspace, 'U0BEN', /Nobody decided within \d/);
  await workspace.slack.waitFor(() => card.text().includes('(extended at') && true, {
    what: 'the card to follow',
  });
  await card.press('U0BEN', 'Approve');
  expect((await api.read(asked.id, 10)).status).toBe('approved');
  expect(mentions()).toHaveLength(1);
});

test('still nobody: it ends at the moved deadline, and says how long it waited', async () => {
  const { api } = workspace;
  const before = mentions().length;
  const asked = await api.ask('make nobody', { timeout: 5 });
  const card = await cardOf(workspace, asked.id);
  const ended = await api.read(asked.id, 40);
  expect(ended).toMatchObject({ status: 'timed_out', decision: { by: { kind: 'timeout' } } });
  expect(ended.decision?.latency_ms).toBeGreaterThanOrEqual(15_000);
  await settled(workspace, card, /Nobody answered within 15 s/);
  expect(mentions()).toHaveLength(before + 1);
});

test('a decision before it keeps everybody asleep', async () => {
  const before = mentions().length;
  const asked = await workspace.api.ask('make quick');
  await (await cardOf(workspace, asked.id)).press('U0ANA', 'Approve');
  expect((await workspace.api.read(asked.id, 10)).status).toBe('approved');
  await pause(3_000);
  expect(mentions()).toHaveLength(before);
  const read = await workspace.api.read(asked.id);
  expect(read.expires_at).toBe(asked.expires_at);
});

test('killed before it: after the restart it escalates all the same, once', async () => {
  const { api, gate } = workspace;
  const before = mentions().length;
  const asked = await api.ask('make over-a-crash', { timeout: 60 });
  await until('the card', async () => (await api.read(asked.id)).message_url !== null);
  await gate.kill();
  await workspace.restart();
  const moved = async () => (await workspace.api.read(asked.id)).expires_at !== asked.expires_at;
  await until('the deadline to move', moved);
  const { expires_at: ends } = await workspace.api.read(asked.id);
  expect(Date.parse(ends) - Date.parse(asked.expires_at)).toBe(10_000);
  await workspace.slack.waitFor(() => mentions().length === before + 1 && true, { what: 'the mention' });
  await pause(1_500);
  expect(mentions()).toHaveLength(before + 1);
});

test('two processes on the same data call on-call once', async () => {
  if (!workspace.home.shared) return;
  await workspace.another();
  await workspace.another();
  const before = mentions().length;
  const asked = await Promise.all(
    Array.from({ length: 5 }, (_, n) => workspace.api.ask(`make many ${n}`, { timeout: 60 })),
  );
  for (const { id } of asked) await until('the deadline to move', async () => (await waits(id)) === 70_000);
  await workspace.slack.waitFor(() => mentions().length >= before + asked.length && true, {
    what: 'a mention for each',
    timeoutMs: 30_000,
  });
  await pause(3_000);
  expect(mentions()).toHaveLength(before + asked.length);
});
