import type { WebClient } from '@slack/web-api';
import { policyDocument } from '../../../rulebook/documents/policy-document.ts';
import type { MessageSubcommand, Typed } from '../../command/subcommand.ts';
import { createCanvas } from '../../posting/send-canvas.ts';

const TITLE = 'Command policy';

export const policyCommand: MessageSubcommand = {
  name: 'policy',
  usage: null,
  help: 'the rule book as a document (private)',
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
      log.info({ err: error }, 'could not create a canvas; sending a file instead');
      return null;
    },
  );
  if (canvas !== null) return { text: `The current rule book: <${canvas}|${TITLE}>. Only you can open it.` };
  await sendFile(client, user, markdown);
  return { text: 'I sent you the rule book as `policy.md` in a direct message.' };
}

async function sendFile(client: WebClient, user: string, markdown: string): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('Slack did not open a direct message');
  await client.filesUploadV2({
    channel_id: channel.id,
    initial_comment: 'The current rule book.',
    filename: 'policy.md',
    title: TITLE,
    content: markdown,
  });
}
