/** `40` blanks in a row, a tab for four, or `20` lines without text push what follows out of sight. */
const LONG_BLANKS = /[ \t]{10,}/g;
const BLANKS_MAX = 39;
const TAB_BLANKS = 4;
const LONG_GAP = /(?:\n[ \t]*){21,}/g;

/** Long runs of blanks or of blank lines. */
export interface Gap {
  at: number;
  end: number;
  /** In words, such as `2,500 blanks`. */
  text: string;
}

/** Runs of blanks and of blank lines that are long enough to push text out of sight. */
export function gapsIn(text: string): Gap[] {
  const lines = Array.from(text.matchAll(LONG_GAP), ({ 0: found, index }): Gap => {
    const count = found.split('\n').length - 1;
    return { at: index, end: index + found.length, text: `${grouped(count)} line feeds` };
  });
  const blanks = Array.from(text.matchAll(LONG_BLANKS), ({ 0: found, index }): Gap => {
    const tabs = found.split('\t').length - 1;
    const width = found.length - tabs + tabs * TAB_BLANKS;
    const isLong = width > BLANKS_MAX && !lines.some(({ at, end }) => at <= index && index < end);
    return { at: index, end: index + (isLong ? found.length : 0), text: `${grouped(found.length)} blanks` };
  });
  return [...lines, ...blanks.filter(({ at, end }) => end > at)].sort((a, b) => a.at - b.at);
}

const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
