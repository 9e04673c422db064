import type { ShownMessage } from '../../../src/sandbox/protocol.ts';
import type { InSlack } from './cards.ts';
import { command } from './rule-modal.ts';

interface ShownButton {
  action_id?: string;
  text?: { text: string };
}

/** The digest as somebody asks for it, in private. */
export async function digestFor(workspace: InSlack, as: string): Promise<ShownMessage> {
  const seen = digestsBefore(workspace, as).length;
  await command(workspace, as, 'digest');
  return workspace.slack.waitFor(() => digestsBefore(workspace, as)[seen], { what: `a digest for ${as}` });
}

function digestsBefore({ slack }: InSlack, as: string): ShownMessage[] {
  const all = slack.snapshot(as).channels.flatMap(({ messages }) => messages);
  return all.filter(({ ephemeral, text }) => ephemeral && text.startsWith('Weekly digest'));
}

/** Presses a button of a message by its label. */
export async function pressUnder(
  { slack }: InSlack,
  as: string,
  { channel, ts, blocks }: Pick<ShownMessage, 'channel' | 'ts' | 'blocks'>,
  label: string,
): Promise<void> {
  for (const block of blocks as { block_id?: string; elements?: ShownButton[] }[]) {
    const button = block.elements?.find(({ text }) => text?.text === label);
    if (button?.action_id === undefined) continue;
    const { block_id = '' } = block;
    await slack.act({ type: 'click', as, channel, ts, block_id, action_id: button.action_id });
    return;
  }
  throw new Error(`there is no button ${label}`);
}

/** Waits for a message in the approvals channel, the newest first. */
export function announced({ slack }: InSlack, pattern: RegExp) {
  return slack.waitFor(() => slack.messages('C0APPROVALS').findLast(({ text }) => pattern.test(text)), {
    what: `an announcement of ${pattern}`,
  });
}
