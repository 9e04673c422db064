import { sentenceLine } from '../rulebook/documents/markdown.ts';

/** What the font has no sign for; its ranges are those of "latin" in `@fontsource/inter/unicode.json`, combining marks left out. */
const WITHOUT_SIGN =
  /[^\u0020-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215\ufffd]+/gu;

/**
 * Typed text as a picture can show it, on one line and with hidden characters spelled out. Where no other font is
 * installed, as in a container, letters of other scripts would be empty boxes: each run of them is one `\ufffd` anywhere.
 */
export function drawable(text: string): string {
  return sentenceLine(text)
    .replaceAll('⏎', '¶')
    .replaceAll('⟨', '<')
    .replaceAll('⟩', '>')
    .normalize('NFC')
    .replace(WITHOUT_SIGN, '\ufffd');
}
