/** What stands in emoji alone, makes them of other characters, or looks like ASCII as a picture (`➕`, `➖`). */
const EMOJI_PARTS = /\u200D|\uFE0E|\uFE0F|\u20E3|[\u2795\u2796]|[\u{E0020}-\u{E007F}]|[\u{1F1E6}-\u{1F1FF}]/u;

/** Emoji as keyboards make them (UTS 51), and pictures with a selector that says how to draw them. */
const EMOJI = new RegExp(
  '(?=\\p{Emoji})(?![\\u2795\\u2796][\\p{L}\\p{N}])(?:\\p{RGI_Emoji}|\\p{Extended_Pictographic}[\\uFE0E\\uFE0F])',
  'gv',
);

/** No emoji joins as many; in such a chain the pattern would look for each of its parts again and again. */
const CHAIN = /(?:\u200D[^\u200D]{1,3}){6}/;

/** Takes back the marks within emoji: they are drawn as one picture, and seen. */
export function leaveEmoji(text: string, odd: Uint8Array): void {
  if (!EMOJI_PARTS.test(text) || CHAIN.test(text)) return;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) odd.fill(0, index, index + emoji.length);
}
