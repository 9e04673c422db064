/** What stands in emoji alone, makes them of other characters, or looks like ASCII as a picture (`➕`, `➖`). */
const EMOJI_PARTS = /[\u200D\uFE0E\uFE0F\u20E3\u2795\u2796\u{E0020}-\u{E007F}\u{1F1E6}-\u{1F1FF}]/u;

/** Emoji as keyboards make them (UTS 51), and pictures with a selector that says how to draw them. */
const EMOJI = new RegExp('\\p{RGI_Emoji}|\\p{Extended_Pictographic}[\\uFE0E\\uFE0F]', 'gv');

/** Where emoji stand in a text that need no other look. */
export function emojiPlaces(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  if (!EMOJI_PARTS.test(text)) return places;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
    for (let at = index; at < index + emoji.length; at += 1) places.add(at);
  }
  return places;
}
