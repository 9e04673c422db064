import type { ActResult, ShownMessage } from '../../../src/sandbox/protocol.ts';
import type { SentMessage } from '../../../src/sandbox/workspace/messages/message.ts';
import type { Workspace } from '../gate/workspace.ts';
import { pause, until } from '../pause.ts';

/** A card in the stand-in workspace, and what a person can do with it. */
export interface CardInSlack {
  requestId: string;
  channel: string;
  ts: string;
  /** As it stands now. */
  message(): SentMessage;
  /** All that can be read on it, with its line of text. */
  text(): string;
  /** Labels of its buttons. */
  buttons(): string[];
  press(as: string, label: string): Promise<ActResult>;
  /** Presses `Deny…`, writes the reason and submits. */
  deny(as: string, reason: string): Promise<ActResult>;
}

/** All that it takes to see and to act: a workspace, whatever gate is behind it. */
export type InSlack = Pick<Workspace, 'slack'>;

interface ShownButton {
  type: string;
  text?: { text: string };
  action_id?: string;
  value?: string;
}

/** Waits until the request's card is there. */
export function cardOf(workspace: InSlack, requestId: string, channel = 'C0APPROVALS'): Promise<CardInSlack> {
  const shows = (message: SentMessage) => buttonsOf(message).some(({ value }) => value === requestId);
  return waitForCard(workspace, channel, `a card for ${requestId}`, shows);
}

/** Waits until a card with buttons shows this text, for callers that the test does not know the request of. */
export function cardShowing(workspace: InSlack, text: string): Promise<CardInSlack> {
  const shows = (message: SentMessage) => message.text.includes(text) && buttonsOf(message).length > 0;
  return waitForCard(workspace, 'C0APPROVALS', `a card that shows ${text}`, shows);
}

async function waitForCard(
  workspace: InSlack,
  channel: string,
  what: string,
  isIt: (message: SentMessage) => boolean,
): Promise<CardInSlack> {
  const { slack } = workspace;
  const found = await slack.waitFor(() => slack.messages(channel).find(isIt), {
    what: `${what} in ${channel}`,
    timeoutMs: 20_000,
  });
  const { ts } = found;
  const message = (): SentMessage => {
    const found = slack.messages(channel).find((one) => one.ts === ts);
    if (found === undefined) throw new Error(`the card ${ts} is gone`);
    return found;
  };
  /** A card that cuts its command has no Approve until the whole text is in its thread. */
  const press = async (as: string, label: string): Promise<ActResult> => {
    const { block_id, action_id } = await slack.waitFor(() => placeOf(message(), label), {
      what: `a button ${label} on the card`,
      timeoutMs: 20_000,
    });
    return slack.act({ type: 'click', as, channel, ts, block_id, action_id });
  };
  return {
    requestId: buttonsOf(found)[0]?.value ?? '',
    channel,
    ts,
    message,
    text: () => `${message().text}\n${JSON.stringify(message().blocks)}`,
    buttons: () => buttonsOf(message()).map((one) => one.text?.text ?? ''),
    press,
    deny: async (as, reason) => {
      await press(as, 'Deny…');
      const { id } = await modalOf(workspace, as);
      const values = { reason: { text: { type: 'plain_text_input', value: reason } } };
      return slack.act({ type: 'submit', as, view_id: id, values });
    },
  };
}

/** Waits until the gate has stored where the request's card is. @returns its address. */
export async function linkOf({ api }: Pick<Workspace, 'api'>, requestId: string): Promise<string> {
  let url: string | null = null;
  await until('the address of the card', async () => {
    url = (await api.read(requestId)).message_url;
    return url !== null;
  });
  return url ?? '';
}

/** The modal that is open before a person, once it can be filled in. */
export function modalOf({ slack }: InSlack, as: string) {
  return slack.waitFor(() => slack.snapshot(as).modals.at(-1), { what: `a modal before ${as}` });
}

/** Waits for something that only this person is told. */
export function told({ slack }: InSlack, as: string, pattern: RegExp): Promise<ShownMessage> {
  return slack.waitFor(
    () =>
      slack
        .snapshot(as)
        .channels.flatMap(({ messages }) => messages)
        .find(
          (message) => (message.ephemeral || message.channel.startsWith('D')) && pattern.test(message.text),
        ),
    { what: `${as} to be told ${pattern}` },
  );
}

/** Waits until the card shows an outcome. */
export function settled({ slack }: InSlack, card: CardInSlack, pattern: RegExp): Promise<true> {
  return slack.waitFor(() => card.buttons().length === 0 && pattern.test(card.message().text) && true, {
    what: `the card to show ${pattern} without buttons`,
  });
}

/** Where a button stands. */
function placeOf({ blocks }: ShownMessage, label: string) {
  for (const block of blocks) {
    const action_id = elementsOf(block).find((element) => element.text?.text === label)?.action_id;
    const { block_id = '' } = block as { block_id?: string };
    if (action_id !== undefined) return { block_id, action_id };
  }
  return undefined;
}

function buttonsOf(message: ShownMessage): ShownButton[] {
  return message.blocks.flatMap(elementsOf).filter(({ type }) => type === 'button');
}

function elementsOf(block: unknown): ShownButton[] {
  const { elements } = block as { elements?: ShownButton[] };
  return elements ?? [];
}

/** Presses until the gate hears it, as a person does whose click went nowhere. */
export async function pressUntilHeard(press: () => Promise<ActResult>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await press()).ok) return;
    await pause(100);
  }
  throw new Error('no click was heard');
}
