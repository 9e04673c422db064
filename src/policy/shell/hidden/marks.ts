import { CLASS, codeAt, codeBefore, isOf, unitsOf } from './classes.ts';

/** Marks that strike through what they stand on (canonical combining class 1): under one a name reads as crossed out. */
const OVERLAY =
  /[\u0334-\u0338\u1CD4\u1CE2-\u1CE8\u20D2\u20D3\u20D8-\u20DA\u20E5\u20E6\u20EA\u20EB\u{10A39}\u{16AF0}-\u{16AF4}\u{1BC9E}\u{1D167}-\u{1D169}]/u;
/** Marks that are of no script, such as accents. */
const ANY_SCRIPT = /[\p{Script=Inherited}\p{Script=Common}]/u;
/** More accents on one letter are of no language, and cover the lines above and below. */
const ACCENTS_MAX = 2;
/** More marks on one character are of no language in any script (UAX #15, "Stream-Safe Text Format"). */
const MARKS_MAX = 30;

/** Marks where combining marks stand that are part of no letter's spelling. */
export function markOddMarks(text: string, odd: Uint8Array): void {
  const known = new Map<string, boolean>();
  for (let at = 0; at < text.length; at += 1) {
    const code = codeAt(text, at);
    if (code < 0x300 || !isOf(code, CLASS.mark)) {
      at += unitsOf(code) - 1;
      continue;
    }
    const places: number[] = [];
    let end = at;
    for (let mark = code; isOf(mark, CLASS.mark); mark = codeAt(text, end)) {
      places.push(end);
      end += unitsOf(mark);
    }
    const base = codeBefore(text, at);
    const marks = text.slice(at, end);
    const cluster = `${String.fromCodePoint(base)}${marks}`;
    const isFine = known.get(cluster) ?? (places.length <= MARKS_MAX && areSpelling(base, marks));
    known.set(cluster, isFine);
    if (!isFine) for (const place of places) odd[place] = 1;
    at = end - 1;
  }
}

/**
 * Whether the marks behind a character are part of its spelling: accents that Unicode composes with their letter (NFC),
 * at most two more on a letter that is not ASCII, and signs of the letter's own script.
 */
function areSpelling(base: number, marks: string): boolean {
  if (!isOf(base, CLASS.inWord) || OVERLAY.test(marks) || /\p{Me}/u.test(marks)) return false;
  if (!ANY_SCRIPT.test(marks)) return base > 0x7f && !isOf(base, CLASS.latin);
  const [letter = '', ...rest] = Array.from(`${String.fromCodePoint(base)}${marks}`.normalize('NFC'));
  return rest.length === 0 || (letter > '\u007f' && rest.length <= ACCENTS_MAX);
}
