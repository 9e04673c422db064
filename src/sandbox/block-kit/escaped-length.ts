/** What Slack leaves alone: its three entities, and control sequences such as `<@U…>`, `<!date^…>`, `<https://…|…>`. */
const AS_IT_IS = /&(?:amp|lt|gt);|<(?:[@#!][^<>\n]+|(?:https?|mailto|tel|slack):?[^<>\n]*)>/gi;
const GROWTH: Record<string, number> = { '&': 4, '<': 3, '>': 3 };

/**
 * The length of a text as Slack counts it, in UTF-16 units: a bare `&`, `<` or `>` counts as the entity it is
 * stored as (5, 4, 4). https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapedLength(text: string): number {
  const bare = text.replace(AS_IT_IS, '');
  let length = text.length;
  for (const character of bare) length += GROWTH[character] ?? 0;
  return length;
}

/** The same in bytes of UTF-8: `chat.update` counts so. */
export function escapedBytes(text: string): number {
  return Buffer.byteLength(text) + escapedLength(text) - text.length;
}
