const RANGE = /^(-?\d{1,6})\.\.(-?\d{1,6})$|^([A-Za-z])\.\.([A-Za-z])$/;

/** More words than this are not written out. */
export const BRACE_WORDS_MAX = 256;
/** More groups than this are not looked at: each is searched for on its own. */
const BRACE_GROUPS_MAX = 32;

/**
 * Brace expansion of a text without quotes, expansions and escapes, as bash does it: `{a,b}c` → `ac`, `bc`; `{1..3}`.
 * Null where it is too much, or steps are given.
 * https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html
 */
export function expandBraces(text: string): string[] | null {
  return text.split('{').length > BRACE_GROUPS_MAX + 1 ? null : expand(text);
}

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
  const match = RANGE.exec(text);
  if (match === null) return null;
  const [, from, to, first, last] = match;
  if (first !== undefined && last !== undefined)
    return steps(first.charCodeAt(0), last.charCodeAt(0))?.map((code) => String.fromCharCode(code)) ?? null;
  // A leading zero pads all of them; nobody needs that spelt out here.
  if (/^-?0\d/.test(from ?? '') || /^-?0\d/.test(to ?? '')) return null;
  return steps(Number(from), Number(to))?.map(String) ?? null;
}

function steps(from: number, to: number): number[] | null {
  const count = Math.abs(to - from) + 1;
  if (count > BRACE_WORDS_MAX) return null;
  return Array.from({ length: count }, (_, index) => (to > from ? from + index : from - index));
}
