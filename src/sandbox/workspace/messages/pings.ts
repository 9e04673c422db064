/**
 * Whom a text notifies where Slack reads it as mrkdwn: `<@U…>`, `<!subteam^S…>`, `<!channel>`, `<!here>`, `<!everyone>`.
 * Code spans do not protect: control sequences are read before formatting.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
const CONTROL = /<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+)|!(channel|here|everyone))(?:\|[^<>]*)?>/g;

export function pingsInText(text: string): string[] {
  return [...text.matchAll(CONTROL)].map(([, user, group, wide]) => user ?? group ?? wide ?? '');
}

/**
 * Whom a message notifies, each once: by its `text` and by every mrkdwn text and rich text mention in its blocks.
 * Nothing inside `plain_text` counts, nor do values, urls and ids.
 */
export function pingsOf(message: { text: string; blocks: unknown }): string[] {
  return [...new Set([...pingsInText(message.text), ...pingsInBlocks(message.blocks)])];
}

function pingsInBlocks(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(pingsInBlocks);
  if (typeof node !== 'object' || node === null) return [];
  return [...ownPings(node as Record<string, unknown>), ...Object.values(node).flatMap(pingsInBlocks)];
}

function ownPings(node: Record<string, unknown>): string[] {
  const { type, text, user_id, usergroup_id, range } = node;
  if ((type === 'mrkdwn' || type === 'markdown') && typeof text === 'string') return pingsInText(text);
  if (type === 'user' && typeof user_id === 'string') return [user_id];
  if (type === 'usergroup' && typeof usergroup_id === 'string') return [usergroup_id];
  if (type === 'broadcast' && typeof range === 'string') return [range];
  return [];
}
