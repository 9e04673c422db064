import { type CharSet, type Part, SEPARATOR, TOKEN_SHAPES, type TokenShape } from './token-catalogue.ts';

/** Where a token stands in a text: `start` is its first character, `end` the one after its last. */
export interface TokenRange {
  start: number;
  end: number;
  /** Whose token it is, as in the catalogue. */
  kind: string;
}

/**
 * Finds tokens that are secrets by their form alone, in order and without overlaps.
 *
 * A token is a run of letters, digits and `_ - . + / = :`, plus `%` in the signature of an Azure URL and `~` inside the
 * client secrets of Azure and the tokens of OpenShift. It never holds white space, quotes, backslashes, `$`, backticks,
 * brackets or operators, so redacting it hides nothing that a shell would read as more than text. Time and space are
 * linear in the text, whatever it holds: every character is visited once for each set of characters and nothing is tried
 * twice. Private keys are found by `findPrivateKeys`.
 */
export function findTokens(text: string): TokenRange[] {
  const found: TokenRange[] = [];
  const scan = new Scan(text);
  let at = 0;
  while (at < text.length - 1) {
    const range = longestAt(scan, at, found.at(-1)?.end ?? 0);
    if (range) found.push(range);
    at = Math.max(at + 1, range?.end ?? 0);
  }
  return found;
}

/** Of all shapes whose literal stands here, the token that reaches farthest. */
function longestAt(scan: Scan, at: number, from: number): TokenRange | null {
  let longest: TokenRange | null = null;
  for (const shape of BY_FIRST_TWO.get(firstTwo(scan.text, at)) ?? []) {
    const range = matchAt(scan, shape, at, from);
    if (range && range.end > (longest?.end ?? 0)) longest = range;
  }
  return longest;
}

function matchAt(scan: Scan, shape: TokenShape, at: number, from: number): TokenRange | null {
  if (!scan.holdsAt(shape.literal, at, shape.anyCase)) return null;
  const start = shape.before ? scan.startBefore(shape.before, at) : at;
  if (start === null || start < from || !isEdge(scan.text, start, shape.edge ?? 'word')) return null;
  const bodyStart = at + shape.literal.length;
  const ends = scan.endsOfParts(shape.parts, bodyStart);
  if (!ends) return null;
  const hideStart =
    shape.hideFrom === undefined ? start : shape.hideFrom === 0 ? bodyStart : ends[shape.hideFrom - 1];
  const end = withoutLastDots(scan.text, ends.at(-1) ?? bodyStart);
  if (hideStart === undefined || hideStart >= end || isWordCode(scan.text.charCodeAt(end), false))
    return null;
  const wanted = shape.before ? start : Math.max(bodyStart, hideStart);
  if (shape.wants && !CHECKS[shape.wants](scan.text.slice(wanted, Math.min(end, wanted + CHECKED))))
    return null;
  return { start: hideStart, end, kind: shape.kind };
}

/** How many characters of a body are looked at to tell a random text from words: a bound keeps the scan linear. */
const CHECKED = 48;

const CHECKS: Record<NonNullable<TokenShape['wants']>, (body: string) => boolean> = {
  digit: (body) => /\d/.test(body),
  noWords: (body) => !isWords(body),
};

/** Whether a text is made of lower-case words and numbers with `-`, `_` or `.` between them, as names are. */
function isWords(body: string): boolean {
  let hasJoint = false;
  let previous = 0;
  for (let i = 0; i < body.length; i += 1) {
    const code = body.charCodeAt(i);
    const kind =
      code >= 97 && code <= 122 ? 1 : code >= 48 && code <= 57 ? 2 : code < 48 || code === 95 ? 0 : 3;
    if (kind === 3 || (kind !== 0 && previous !== 0 && kind !== previous)) return false;
    hasJoint ||= kind === 0;
    previous = kind;
  }
  return hasJoint;
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALNUM = `${UPPER}${UPPER.toLowerCase()}0123456789`;
const MEMBERS: Record<CharSet, string> = {
  digit: '0123456789',
  hex: '0123456789abcdefABCDEF',
  upper: `${UPPER}0123456789`,
  alnum: ALNUM,
  word: `${ALNUM}_`,
  slug: `${ALNUM}_-`,
  dotted: `${ALNUM}_-.`,
  base64: `${ALNUM}+/=`,
  base64url: `${ALNUM}_-+/=`,
  query: `${ALNUM}_-.+/=%`,
  tilde: `${ALNUM}_-.~`,
  plus: `${ALNUM}_-.+/=`,
};

/** For each set, whether an ASCII code is a member: a table, since every character of a text is looked up. */
const TABLES = new Map<CharSet, Uint8Array>(
  (Object.keys(MEMBERS) as CharSet[]).map((set) => {
    const table = new Uint8Array(128);
    for (const member of MEMBERS[set]) table[member.charCodeAt(0)] = 1;
    return [set, table];
  }),
);

function isIn(set: CharSet, text: string, at: number): boolean {
  return at >= 0 && at < text.length && TABLES.get(set)?.[text.charCodeAt(at)] === 1;
}

/** A text with what is known of its runs, each found once. */
class Scan {
  readonly text: string;
  private readonly runs = new Map<CharSet, Int32Array>();

  constructor(text: string) {
    this.text = text;
  }

  /** Compared code by code: `startsWith` costs four times as much on texts of a few characters. */
  holdsAt(literal: string, at: number, anyCase = false): boolean {
    for (let i = 0; i < literal.length; i += 1) {
      const wanted = literal.charCodeAt(i);
      const code = this.text.charCodeAt(at + i);
      if (code !== wanted && !(anyCase && isSameLetter(code, wanted))) return false;
    }
    return true;
  }

  /** Where the run of a set that holds this character ends. */
  private runEnd(set: CharSet, at: number): number {
    let ends = this.runs.get(set);
    if (!ends) {
      ends = new Int32Array(this.text.length + 1);
      const table = TABLES.get(set);
      ends[this.text.length] = this.text.length;
      for (let i = this.text.length - 1; i >= 0; i -= 1) {
        ends[i] = table?.[this.text.charCodeAt(i)] === 1 ? (ends[i + 1] ?? i) : i;
      }
      this.runs.set(set, ends);
    }
    return ends[at] ?? at;
  }

  /** Where the characters before a literal start, or null if there are too few or too many of them. */
  startBefore([set, least, most]: readonly [CharSet, number, number], at: number): number | null {
    let start = at;
    while (at - start <= most && isIn(set, this.text, start - 1)) start -= 1;
    return at - start < least || at - start > most ? null : start;
  }

  /** Where each part ends if they follow each other from here. */
  endsOfParts(parts: readonly Part[], start: number): number[] | null {
    const ends: number[] = [];
    let at = start;
    for (const part of parts) {
      const end = typeof part === 'string' ? this.endOfText(part, at) : this.endOfRun(part, at);
      if (end === null) return null;
      ends.push(end);
      at = end;
    }
    return ends;
  }

  private endOfText(part: string, at: number): number | null {
    if (part !== SEPARATOR) return this.text.startsWith(part, at) ? at + part.length : null;
    const [separator = ''] = /^[\s"'\\]{0,3}[=:][\s"'\\]{0,3}/.exec(this.text.slice(at, at + 7)) ?? [];
    return separator === '' ? null : at + separator.length;
  }

  private endOfRun([set, least, most]: readonly [CharSet, number, number?], at: number): number | null {
    const end = this.runEnd(set, at);
    return end - at < least || end - at > (most ?? Infinity) ? null : end;
  }
}

const FALSE_WORD = /\\[nrt]$|%[0-9A-Fa-f]{2}$|(?:^|[\s"'])-[A-Za-z]$|(?:^|[^A-Za-z0-9_])bot$/;

/**
 * Whether a token may start here. The letter of an escape (`\n`), of a percent code (`%3D`) and of an option with its value
 * glued on (`-pVALUE`) are no part of the word.
 */
function isEdge(text: string, at: number, edge: NonNullable<TokenShape['edge']>): boolean {
  const previous = text.charAt(at - 1);
  if (edge === 'none' || previous === '') return true;
  if (edge === 'name' && '-./'.includes(previous)) return false;
  if (edge === 'host' && '-.'.includes(previous)) return false;
  if (!isWordCode(previous.charCodeAt(0), true)) return true;
  const isAfterSign = '\\-o'.includes(text.charAt(at - 2)) || text.charAt(at - 3) === '%';
  return isAfterSign && FALSE_WORD.test(text.slice(Math.max(0, at - 4), at));
}

function isWordCode(code: number, withUnderscore: boolean): boolean {
  if (code === 95) return withUnderscore;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Whether two codes are the two cases of one ASCII letter. */
function isSameLetter(code: number, other: number): boolean {
  return (code ^ other) === 32 && isWordCode(code | 32, false) && (code | 32) >= 97;
}

/** A dot at the end belongs to the sentence around the token. */
function withoutLastDots(text: string, end: number): number {
  return text.charAt(end - 1) === '.' ? end - 1 : end;
}

function firstTwo(text: string, at: number): number {
  return text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);
}

const BY_FIRST_TWO = indexShapes();

function indexShapes(): ReadonlyMap<number, readonly TokenShape[]> {
  const index = new Map<number, TokenShape[]>();
  for (const shape of TOKEN_SHAPES) {
    const [one, other] = [shape.literal.charAt(0), shape.literal.charAt(1)];
    const spellings = shape.anyCase
      ? [one.toLowerCase(), one.toUpperCase()].flatMap((a) =>
          [other.toLowerCase(), other.toUpperCase()].map((b) => a + b),
        )
      : [one + other];
    for (const spelling of new Set(spellings)) {
      const key = firstTwo(spelling, 0);
      index.set(key, [...(index.get(key) ?? []), shape]);
    }
  }
  return index;
}
