import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import {
  type CardInSlack,
  cardOf,
  linkOf,
  modalOf,
  pressUntilHeard,
  settled,
} from '../../support/slack/cards.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterEach(() => workspace.slack.faults.clear());
afterAll(() => workspace.stop());

/** The card, once the gate has stored which message it is. */
async function storedCard(id: string): Promise<CardInSlack> {
  const card = await cardOf(workspace, id);
  await linkOf(workspace, id);
  return card;
}

test('killed while pending: it still is pending afterwards, and the old buttons work', async () => {
  const asked = await workspace.api.ask('docker compose up -d');
  const card = await storedCard(asked.id);
  await workspace.gate.kill();
  await workspace.restart();
  expect((await workspace.api.read(asked.id)).status).toBe('pending');
  await card.press('U0ANA', 'Approve');
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
  await settled(workspace, card, /Approved in production/);
});

test('killed past the deadline: it has timed out, whoever asks', async () => {
  const asked = await workspace.api.ask('ls', { timeout: 5 });
  const card = await storedCard(asked.id);
  await workspace.gate.kill();
  await pause(5_200);
  await workspace.restart();
  expect(await workspace.api.read(asked.id)).toMatchObject({
    status: 'timed_out',
    decision: { by: { kind: 'timeout' } },
    grant: null,
  });
  await settled(workspace, card, /Timed out in production/);
});

test('a decided request stays decided over a restart, and its card is brought into step', async () => {
  const { slack } = workspace;
  const asked = await workspace.api.ask('ls');
  const card = await storedCard(asked.id);
  slack.faults.api('chat.update').hang(1000);
  await card.press('U0ANA', 'Approve');
  const approved = await workspace.api.read(asked.id, 30);
  await workspace.gate.kill();
  slack.faults.clear();
  await workspace.restart();
  expect((await workspace.api.read(asked.id)).decision).toEqual(approved.decision);
  await settled(workspace, card, /Approved in production/);
});

test('SIGTERM while callers wait: they are answered at once that it is pending, and the request is there afterwards', async () => {
  const { api } = workspace;
  const asked = await api.ask('ls');
  await storedCard(asked.id);
  const waiting = api.read(asked.id, 60).then(
    ({ status }) => status,
    () => 'cut',
  );
  await pause(100);
  expect(await workspace.gate.stop()).toBe(0);
  expect(await waiting).toBe('pending');
  await workspace.restart();
  expect((await workspace.api.read(asked.id)).status).toBe('pending');
});

test('a modal opened before a restart still denies after it', async () => {
  const asked = await workspace.api.ask('ls');
  const card = await storedCard(asked.id);
  await card.press('U0BEN', 'Deny…');
  const { id } = await modalOf(workspace, 'U0BEN');
  await workspace.gate.kill();
  await workspace.restart();
  const values = { reason: { text: { type: 'plain_text_input', value: 'not today' } } };
  await pressUntilHeard(() => workspace.slack.act({ type: 'submit', as: 'U0BEN', view_id: id, values }));
  expect(await workspace.api.read(asked.id, 30)).toMatchObject({
    status: 'denied',
    decision: { reason: 'not today' },
  });
});

test('killed between posting and storing: the message that nobody remembers works, and is brought into step', async () => {
  const asked = await workspace.api.ask('ls', { timeout: 600 });
  const card = await cardOf(workspace, asked.id);
  await workspace.gate.kill();
  await workspace.restart();
  await pressUntilHeard(() => card.press('U0ANA', 'Approve'));
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
  await settled(workspace, card, /Approved in production/);
});
