/** What keyboards and chat clients make of typed text, and what was meant. */
const REPAIRS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u2032]/g, "'"],
  [/[\u201C\u201D\u201E\u2033]/g, '"'],
  [/\u2014/g, '--'],
  [/[\u2010-\u2013\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00A0\u202F\u2007]/g, ' '],
  // Links that Slack made: <https://x.y|x.y> and <https://x.y>.
  [/<(?:https?|mailto):[^|>\s]*\|([^>]*)>/g, '$1'],
  [/<((?:https?):[^|>\s]*)>/g, '$1'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];

export interface RepairedText {
  text: string;
  /** Whether it is another text than the one that was typed: then it is echoed before it counts. */
  isRepaired: boolean;
}

/** Typed text as it was meant: plain quotes and dashes, no entities, no links that Slack made of words. */
export function repairText(typed: string): RepairedText {
  const trimmed = typed.trim();
  const text = REPAIRS.reduce((rest, [found, meant]) => rest.replaceAll(found, meant), trimmed).trim();
  return { text, isRepaired: text !== trimmed };
}
