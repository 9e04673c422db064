import type { WebClient } from '@slack/web-api';
import { policyDocument } from '../../rulebook/policy-document.ts';
import type { SlackDeps } from '../deps.ts';

/** `/expacti policy`: the rule book as a document, as a file in a private message. */
export async function sendPolicy(
  { rulebook }: SlackDeps,
  client: WebClient,
  user: string,
): Promise<{ text: string }> {
  const { rules } = await rulebook.rules.active();
  const names = await rulebook.ownerNames(rules.map(({ owner }) => owner));
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('Slack opened no private conversation');
  await client.filesUploadV2({
    channel_id: channel.id,
    initial_comment: 'The rule book as it is now, as a document.',
    filename: 'policy.md',
    title: 'What may run here',
    content: policyDocument(rules, names),
  });
  return { text: 'The rule book is in your private messages from me, as `policy.md`.' };
}
