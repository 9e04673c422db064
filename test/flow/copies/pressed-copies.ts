import type { SentMessage } from '../../../src/sandbox/workspace/messages/message.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { type CardInSlack, cardOf, linkOf, settled, told } from '../../support/slack/cards.ts';
import { refuseCards, takeCards } from './no-saves.ts';
import { CHANNEL, copiesOf, copiesToCome, ENVIRONMENT, savedOf, withoutHistory } from './shown.ts';

/** Slack has more than one message of a request, and the gate does not know all of them. It may not read messages. */
export function pressedCopies(given: () => Workspace): void {
  beforeEach(() => withoutHistory(given()));
  afterEach(() => takeCards(given()));

  /** A request with a message whose answer was lost, and one that is saved. */
  async function askTwice(): Promise<{ id: string; lost: CardInSlack; saved: CardInSlack }> {
    const { api, slack } = given();
    slack.faults.api('chat.postMessage').loseAnswer(1);
    const { id } = await api.ask('make deploy', { environment: ENVIRONMENT, timeout: 600 });
    const lost = await cardOf(given(), id, CHANNEL);
    const [, second] = await copiesToCome(given(), id, 2);
    await linkOf(given(), id);
    return { id, lost, saved: { ...lost, ...cardAt(given(), second) } };
  }

  test('a lost answer: the card is posted again after a while, and once', async () => {
    const { id, saved } = await askTwice();
    expect(copiesOf(given(), id)).toHaveLength(2);
    expect(await savedOf(given(), id)).toEqual({ saved: [saved.ts], isPosting: false });
  });

  test('the copy that nobody knows is pressed: it decides, and both show the decision', async () => {
    const { id, lost, saved } = await askTwice();
    // A copy that is saved after the decision would be lost if the gate ended in between.
    await refuseCards(given(), `request.status <> 'pending'`);
    await lost.press('U0ANA', 'Approve');
    expect((await given().api.read(id, 30)).status).toBe('approved');
    await settled(given(), lost, /Approved in staging/);
    await settled(given(), saved, /Approved in staging/);
  });

  test('`Deny…` on the copy that nobody knows: both show the decision', async () => {
    const { id, lost, saved } = await askTwice();
    await lost.deny('U0ANA', 'not today');
    expect((await given().api.read(id, 30)).status).toBe('denied');
    await settled(given(), lost, /Denied in staging/);
    await settled(given(), saved, /Denied in staging/);
  });

  test('the copy is pressed after the end: the person is told, and it shows the end', async () => {
    const { id, lost, saved } = await askTwice();
    await given().api.call('POST', `/v1/requests/${id}/cancel`);
    await settled(given(), saved, /Canceled in staging/);
    await lost.press('U0ANA', 'Approve');
    await told(given(), 'U0ANA', /anceled/);
    await settled(given(), lost, /Canceled in staging/);
  });

  test('the copy cannot be saved: the press decides all the same', async () => {
    const { id, lost, saved } = await askTwice();
    await refuseCards(given(), 'true');
    await lost.press('U0ANA', 'Approve');
    expect((await given().api.read(id, 30)).status).toBe('approved');
    await settled(given(), saved, /Approved in staging/);
    await takeCards(given());
    // The next one to come saves it.
    await given().slack.waitFor(() => lost.buttons().length === 0, { what: 'the end', timeoutMs: 40_000 });
  });

  test('killed twice between Slack taking the card and its save: each copy works, and shows the end', async () => {
    const { slack, api } = given();
    slack.faults.api('chat.postMessage').answerLate(60_000, 2);
    const { id } = await api.ask('make deploy', { environment: ENVIRONMENT, timeout: 600 });
    const first = await cardOf(given(), id, CHANNEL);
    await given().gate.kill();
    await given().restart();
    const [, second] = await copiesToCome(given(), id, 2);
    await given().gate.kill();
    await given().restart();
    const [, , third] = await copiesToCome(given(), id, 3);
    await linkOf(given(), id);
    await first.press('U0ANA', 'Approve');
    expect((await given().api.read(id, 30)).status).toBe('approved');
    await settled(given(), first, /Approved in staging/);
    await settled(given(), { ...first, ...cardAt(given(), third) }, /Approved in staging/);
    // Nobody has pressed this one yet.
    const rest: CardInSlack = { ...first, ...cardAt(given(), second) };
    expect(rest.buttons()).not.toEqual([]);
    const { block_id, action_id } = placeOf(rest.message());
    await slack.act({ type: 'click', as: 'U0ANA', channel: CHANNEL, ts: rest.ts, block_id, action_id });
    await told(given(), 'U0ANA', /Approved by/);
    await settled(given(), rest, /Approved in staging/);
  });
}

/** Where the first button of a card stands. */
function placeOf({ blocks }: SentMessage): { block_id: string; action_id: string } {
  for (const block of blocks as { block_id?: string; elements?: { type: string; action_id?: string }[] }[]) {
    const button = block.elements?.find(({ type }) => type === 'button');
    if (button !== undefined) return { block_id: block.block_id ?? '', action_id: button.action_id ?? '' };
  }
  throw new Error('the card has no button');
}

/** What a card is known by, of another message than the first one. */
function cardAt(workspace: Workspace, message: SentMessage | undefined) {
  const ts = message?.ts ?? '';
  const now = (): SentMessage | undefined => workspace.slack.messages(CHANNEL).find((one) => one.ts === ts);
  return {
    ts,
    message: () => now() as SentMessage,
    buttons: () => (JSON.stringify(now()?.blocks).includes('"button"') ? ['some'] : []),
  };
}
