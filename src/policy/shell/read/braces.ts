/** Numbers that JavaScript can hold; bash takes longer ones as well. */
const NUMBERS = /^([-+]?\d{1,12})\.\.([-+]?\d{1,12})(?:\.\.([-+]?\d{1,12}))?$/;
/** From an upper-case to a lower-case letter there are quotes and brackets in between, which bash would read again. */
const LETTERS = /^(?:([a-z])\.\.([a-z])|([A-Z])\.\.([A-Z]))(?:\.\.([-+]?\d{1,12}))?$/;

/** More words than this are not written out. */
const BRACE_WORDS_MAX = 256;
/** More groups than this are not looked at: each is searched for on its own. */
const BRACE_GROUPS_MAX = 32;

/**
 * Brace expansion of a text without quotes, expansions and escapes, as bash does it: `{a,b}c` → `ac`, `bc`; `{1..3}`; `{01..10..3}`.
 * Null if there are too many words, or a range is left that cannot be read exactly.
 * https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html
 */
export function expandBraces(text: string): string[] | null {
  const expanded = text.split('{').length > BRACE_GROUPS_MAX + 1 ? null : expand(text);
  return expanded?.some((one) => UNREAD_RANGE.test(one)) === true ? null : expanded;
}

/** What is left of a range that was not expanded. Bash may expand it all the same. */
const UNREAD_RANGE = /\{[^{}]*\.\.[^{}]*\}/;

function expand(text: string): string[] | null {
  const group = findGroup(text);
  if (group === null) return [text];
  const { start, end, alternatives } = group;
  const rest = expand(text.slice(end + 1));
  if (rest === null) return null;
  const expanded: string[] = [];
  for (const alternative of alternatives) {
    const inner = expand(alternative);
    if (inner === null) return null;
    for (const middle of inner) for (const tail of rest) expanded.push(text.slice(0, start) + middle + tail);
    if (expanded.length > BRACE_WORDS_MAX) return null;
  }
  return expanded;
}

interface Group {
  start: number;
  end: number;
  alternatives: string[];
}

/** The first brace that opens a list or a range; others stand for themselves. */
function findGroup(text: string): Group | null {
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    const group = readGroup(text, start);
    if (group !== null) return group;
  }
  return null;
}

function readGroup(text: string, start: number): Group | null {
  const alternatives: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === ',' && depth === 0) {
      alternatives.push(text.slice(from, at));
      from = at + 1;
    } else if (character === '}') {
      const last = text.slice(from, at);
      if (alternatives.length > 0) return { start, end: at, alternatives: [...alternatives, last] };
      const range = readRange(last);
      return range === null ? null : { start, end: at, alternatives: range };
    }
  }
  return null;
}

function readRange(text: string): string[] | null {
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) {
    const [, from = '', to = '', step = '1'] = numbers;
    const width = Math.max(
      ...[from, to].map((one) => (/^-?0\d/.test(one) ? Math.max(from.length, to.length) : 0)),
    );
    return steps(Number(from), Number(to), Number(step))?.map((one) => padded(one, width)) ?? null;
  }
  const [, lower, lowerEnd, upper, upperEnd, step = '1'] = LETTERS.exec(text) ?? [];
  const [from, to] = [lower ?? upper, lowerEnd ?? upperEnd];
  if (from === undefined || to === undefined) return null;
  return (
    steps(from.charCodeAt(0), to.charCodeAt(0), Number(step))?.map((code) => String.fromCharCode(code)) ??
    null
  );
}

/** A leading zero in either end pads all of them to the longer one; a sign counts. */
function padded(number: number, width: number): string {
  const sign = number < 0 ? '-' : '';
  return sign + String(Math.abs(number)).padStart(width - sign.length, '0');
}

/** The sign of a step does not matter, and 0 is 1. */
function steps(from: number, to: number, step: number): number[] | null {
  const size = Math.abs(step) || 1;
  const count = Math.floor(Math.abs(to - from) / size) + 1;
  if (count > BRACE_WORDS_MAX) return null;
  return Array.from({ length: count }, (_, index) => (to > from ? from + index * size : from - index * size));
}
