import { CLASS, classOf, codeAt, codeBefore, isClear, isOf, lookAlikeScript, unitsOf } from './classes.ts';

/** What a text is: in a sentence, curly quotes and dashes are taken for no syntax of a shell. */
export type Kind = 'command' | 'sentence';

const codes = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (one) => codeAt(one, 0)));

/** Punctuation of sentences, the gate's own among them. */
const TYPOGRAPHY = codes('‘’“”„‐‑–…×');
/** Wide punctuation, which belongs beside East Asian letters. */
const WIDE = codes('！（），．：；？～％〜〈〉');
/** The gate's own marks around what it spells out: a command could forge them. */
const OWN_MARKS = codes('⟨⟩');
/** Small and circled signs, which nobody takes for ASCII but in a word with other letters. */
const SMALL = codes('²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳№℠™');
/** Ideographic full stops, which part the labels of a host as a dot does (UTS 46). */
const HOST_DOTS = codes('。｡');
/** Dashes that are taken for the two hyphens of an option. */
const LONG_DASHES = codes('—―⸺⸻─━⎯');
/** Dots in the middle of a line, which are taken for full stops between names; Catalan has one between two `l`. */
const MIDDLE_DOTS = codes('·•⋅∙‧・･‣·');
/** Lines of a frame, which are taken for a pipe where there is no frame. */
const UPRIGHTS = codes('│┃┆┇┊┋╎╏║❘❙❚¦⎪⎮▏');
const FRAME = /[─━┄┅┈┉┌-╋╌╍═╒-╰]/;
const ELLIPSIS = codeAt('…', 0);
const DELETE = 0x7f;

/** Marks where characters stand that are not seen, and signs that look like ASCII ones. */
export function markOddSigns(text: string, kind: Kind, odd: Uint8Array): void {
  // Behind a wide sign that belongs to East Asian text the next one does, too.
  let fineWide = -1;
  let hasFrame: boolean | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const code = codeAt(text, at);
    if (code >= 0x20 && code < DELETE) continue;
    const bits = classOf(code);
    if ((bits & CLASS.invisible) !== 0) {
      if (!isSpelling(text, at, code)) odd[at] = 1;
    } else if (OWN_MARKS.has(code)) odd[at] = 1;
    else if (UPRIGHTS.has(code)) {
      hasFrame ??= FRAME.test(text);
      if (!hasFrame) odd[at] = 1;
    } else if ((bits & CLASS.inWord) === 0 && code > DELETE) {
      if (WIDE.has(code) && (fineWide === at || isBesideEastAsian(text, at))) fineWide = at + 1;
      else if (isLookAlikeSign(text, at, code, kind)) odd[at] = 1;
    }
    at += unitsOf(code) - 1;
  }
}

const isBesideEastAsian = (text: string, at: number): boolean =>
  isClear(codeBefore(text, at), 'Han') || isClear(codeAt(text, at + 1), 'Han');

function isLookAlikeSign(text: string, at: number, code: number, kind: Kind): boolean {
  if (isRegionalIndicator(code)) return true;
  if (HOST_DOTS.has(code)) return isOf(codeAt(text, at + 1), CLASS.inWord) && !isBesideEastAsian(text, at);
  if (LONG_DASHES.has(code)) return isOption(text, at);
  if (MIDDLE_DOTS.has(code)) return isBetweenNames(text, at);
  if (!isOf(code, CLASS.lookAlike)) return false;
  if (kind === 'sentence' && TYPOGRAPHY.has(code)) return false;
  const [before, next] = [codeBefore(text, at), codeAt(text, at + unitsOf(code))];
  // “Done…”, but not `main…dev`.
  if (code === ELLIPSIS)
    return !isOf(before, CLASS.inWord) || isOf(next, CLASS.inWord) || isOneOf('./_~@-', next);
  if (SMALL.has(code)) {
    const third = codeAt(text, at + unitsOf(code) + 1);
    const isGlued = isOf(next, CLASS.latin) || (isOneOf('.:-', next) && isOf(third, CLASS.inWord));
    return isGlued || isOneOf('./@:=-', before) || isOneOf('_@/', next);
  }
  // A script's own punctuation, such as the Hebrew gershayim, beside a letter that nobody takes for ASCII.
  return lookAlikeScript(code) === 'None' || !(isForeignLetter(before) || isForeignLetter(next));
}

/** `—force`, but not `—` nor `one—two`. */
const isOption = (text: string, at: number): boolean =>
  !isOf(codeBefore(text, at), CLASS.inWord) && isOf(codeAt(text, at + 1), CLASS.latin);

function isBetweenNames(text: string, at: number): boolean {
  const around = `${text.charAt(at - 1)}${text.charAt(at + 1)}`;
  return /^[a-z0-9]{2}$/i.test(around) && !/^ll$/i.test(around);
}

const isOneOf = (characters: string, code: number): boolean =>
  code !== 0 && characters.includes(String.fromCodePoint(code));

/** One that is no half of a flag: it looks like a letter in a box. */
const isRegionalIndicator = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

const isForeignLetter = (code: number): boolean =>
  code > DELETE && (classOf(code) & (CLASS.inWord | CLASS.latin | CLASS.lookAlike)) === CLASS.inWord;

/** Scripts whose letters change their form at a joiner, so that one between two letters is seen (RFC 5892, A.1). */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a zero-width joiner or non-joiner stands where spelling asks for it, as in Persian. */
function isSpelling(text: string, at: number, code: number): boolean {
  if (code !== 0x200c && code !== 0x200d) return false;
  return [codeBefore(text, at), codeAt(text, at + 1)].every((one) => JOINING.test(String.fromCodePoint(one)));
}
