import { join } from 'node:path';
import { besideGate, cancelAll } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { cardOf, linkOf, settled } from '../../support/slack/cards.ts';
import { CHANNEL, copiesOf, copiesToCome, ENVIRONMENT, savedOf } from './shown.ts';

// The app may read messages: what nobody pressed is found as well.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterEach(async () => {
  workspace.slack.faults.clear();
  await cancelAll(workspace);
});
afterAll(() => workspace.stop());

async function ask(): Promise<string> {
  const asked = await workspace.api.ask('make deploy', { environment: ENVIRONMENT, timeout: 600 });
  return asked.id;
}

/** Posts whose outcome is not known. */
const openPosts = (id: string): Promise<number> =>
  besideGate(workspace, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM card_posts WHERE request_id = $1', [id]);
    return rowCount ?? 0;
  });

const nothingOpen = (id: string): Promise<void> =>
  until('nothing to look for', async () => (await openPosts(id)) === 0, 60_000);

/** Ends the gate once Slack has the next card, and before the gate knows it. */
async function killWhilePosting(id: string, copies: number): Promise<void> {
  await copiesToCome(workspace, id, copies);
  await workspace.gate.kill();
  await workspace.restart();
}

test('a card that is saved leaves nothing to look for', async () => {
  const id = await ask();
  await linkOf(workspace, id);
  expect(await openPosts(id)).toBe(0);
  expect(workspace.slack.calls('conversations.history')).toEqual([]);
});

test('a lost answer: the card is found, and not posted again', async () => {
  workspace.slack.faults.api('chat.postMessage').loseAnswer(1);
  const id = await ask();
  const card = await cardOf(workspace, id, CHANNEL);
  await linkOf(workspace, id);
  await nothingOpen(id);
  expect(copiesOf(workspace, id).map(({ ts }) => ts)).toEqual([card.ts]);
  expect(await savedOf(workspace, id)).toEqual({ saved: [card.ts], isPosting: false });
  await card.press('U0ANA', 'Approve');
  await settled(workspace, card, /Approved in staging/);
});

test('killed between Slack taking the card and its save: the next gate finds it', async () => {
  workspace.slack.faults.api('chat.postMessage').answerLate(60_000);
  const id = await ask();
  await killWhilePosting(id, 1);
  await nothingOpen(id);
  const [copy] = copiesOf(workspace, id);
  expect(copiesOf(workspace, id)).toHaveLength(1);
  expect((await savedOf(workspace, id)).saved).toEqual([copy?.ts]);
});

test('killed twice, and Slack lets nobody read until a third card is there: one of them stays', async () => {
  const { slack } = workspace;
  slack.faults.api('conversations.history').rateLimited(1, 1_000);
  slack.faults.api('chat.postMessage').answerLate(60_000, 2);
  const id = await ask();
  await killWhilePosting(id, 1);
  await killWhilePosting(id, 2);
  await copiesToCome(workspace, id, 3);
  await until('the save', async () => (await savedOf(workspace, id)).saved.length > 0, 40_000);
  slack.faults.clear();
  await nothingOpen(id);
  const { saved } = await savedOf(workspace, id);
  expect(saved).toHaveLength(1);
  expect(copiesOf(workspace, id).map(({ ts }) => ts)).toEqual(saved);
});

test('the request has ended: a card that nobody knew shows the end', async () => {
  const { slack, api } = workspace;
  slack.faults.api('conversations.history').rateLimited(1, 1_000);
  slack.faults.api('chat.postMessage').loseAnswer(1);
  const id = await ask();
  const lost = await cardOf(workspace, id, CHANNEL);
  await api.call('POST', `/v1/requests/${id}/cancel`);
  slack.faults.clear();
  await nothingOpen(id);
  await settled(workspace, lost, /Canceled in staging/);
});

test('a copy that somebody replied to is not deleted: it shows the decision', async () => {
  const { slack } = workspace;
  slack.faults.api('conversations.history').rateLimited(1, 1_000);
  slack.faults.api('chat.postMessage').loseAnswer(1);
  const id = await ask();
  const lost = await cardOf(workspace, id, CHANNEL);
  await copiesToCome(workspace, id, 2);
  await linkOf(workspace, id);
  await slack.act({ type: 'message', as: 'U0ANA', channel: CHANNEL, thread_ts: lost.ts, text: 'why?' });
  slack.faults.clear();
  await nothingOpen(id);
  expect(copiesOf(workspace, id)).toHaveLength(2);
  await lost.press('U0ANA', 'Approve');
  await settled(workspace, lost, /Approved in staging/);
  expect(slack.calls('chat.delete').map(({ args }) => args['ts'])).not.toContain(lost.ts);
});

test('somebody deleted the saved card: the copy stays, as the only one', async () => {
  const { slack } = workspace;
  slack.faults.api('conversations.history').rateLimited(1, 1_000);
  slack.faults.api('chat.postMessage').loseAnswer(1);
  const id = await ask();
  const lost = await cardOf(workspace, id, CHANNEL);
  const [, second] = await copiesToCome(workspace, id, 2);
  await linkOf(workspace, id);
  slack.deleteMessage(CHANNEL, second?.ts ?? '');
  slack.faults.clear();
  await nothingOpen(id);
  await lost.press('U0ANA', 'Approve');
  await settled(workspace, lost, /Approved in staging/);
});

test('the clock of the gate is wrong by three minutes: a card that was posted twice is found all the same', async () => {
  const { slack, env, gate } = workspace;
  await gate.stop();
  Object.assign(env, {
    EXPACTI_TEST_CLOCK_AHEAD_MS: '180000',
    NODE_OPTIONS: `--require=${join(process.cwd(), 'test/support/shifted-clock.cjs')}`,
  });
  await workspace.restart();
  slack.faults.api('chat.postMessage').loseAnswer(1);
  const id = await ask();
  await copiesToCome(workspace, id, 1);
  await nothingOpen(id);
  const copies = copiesOf(workspace, id).map(({ ts }) => ts);
  expect(copies).toHaveLength(1);
  expect((await savedOf(workspace, id)).saved).toEqual(copies);
});
