import type { WebClient } from '@slack/web-api';
import { policyDocument } from '../../../rulebook/documents/policy-document.ts';
import type { MessageSubcommand, Typed } from '../../command/subcommand.ts';
import { createCanvas } from '../../posting/send-canvas.ts';

const TITLE = 'What may run here';

export const policyCommand: MessageSubcommand = {
  name: 'policy',
  usage: null,
  help: 'the rule book as a document, in words (private)',
  access: 'member',
  opensModal: false,
  run: sendPolicy,
};

/** Sends the rule book as a document to the person who asks: a canvas, or a file if the workspace has no canvases. */
async function sendPolicy({ deps: { rulebook, log }, client, user }: Typed): Promise<{ text: string }> {
  const { rules } = await rulebook.rules.active();
  const names = await rulebook.ownerNames(rules.map(({ owner }) => owner));
  const markdown = policyDocument(rules, names);
  const canvas = await createCanvas(client, { title: TITLE, markdown, reader: user }).catch(
    (error: unknown) => {
      log.info({ err: error }, 'no canvas possible, sending a file');
      return null;
    },
  );
  if (canvas !== null) return { text: `The rule book as it is now: <${canvas}|${TITLE}>, for you alone.` };
  await sendFile(client, user, markdown);
  return { text: 'The rule book is in your private messages from me, as `policy.md`.' };
}

async function sendFile(client: WebClient, user: string, markdown: string): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('Slack opened no private conversation');
  await client.filesUploadV2({
    channel_id: channel.id,
    initial_comment: 'The rule book as it is now, as a document.',
    filename: 'policy.md',
    title: TITLE,
    content: markdown,
  });
}
