import {
  CLASS,
  classOf,
  codeAt,
  codeBefore,
  isClear,
  isEastAsianScript,
  lookAlikeScript,
  unitsOf,
} from './classes.ts';
import { type Doubts, markUnexplained, noDoubts, showsScript, TURKISH } from './doubts.ts';

/** What parts words: blanks, quotes, operators, comments and expansions. */
const PARTS: ReadonlySet<number> = new Set(Array.from(' \t\n\r"\'`;|&<>(){}$#', (one) => codeAt(one, 0)));
/** A word that is parted so goes on with the sentence. */
const IN_SENTENCE: ReadonlySet<number> = new Set([0x20, 0x09]);
/** Words in which every letter counts: addresses, paths, options, assignments, names of files. */
const PLACE = /[/\\@=~]|^-|[\p{L}\p{N}_][.:_][\p{L}\p{N}_]/u;
/** Letters of living languages that nobody takes for the two letters they are made of, and ordinals. */
const OWN_LOOK: ReadonlySet<number> = new Set(Array.from('ÆæŒœªº', (one) => codeAt(one, 0)));
const DOTLESS_I = 0x131;

/**
 * Marks where letters stand that could be taken for ASCII ones. After UTS 39: in a word that mixes scripts (5.1), and in a word
 * of another script all of whose letters look like ASCII (whole-script confusables, 4.2). Such a word is honest only in
 * a sentence of its script, beside a word with letters that nobody takes for ASCII; never in an address, a path or an
 * option.
 */
export function markOddLetters(text: string, odd: Uint8Array): void {
  let sentence = noDoubts();
  const end = (): void => {
    if (sentence.doubts.length > 0) markUnexplained(sentence, odd);
    if (sentence.doubts.length > 0 || sentence.clear.size > 0) sentence = noDoubts();
  };
  for (let at = 0; at < text.length; at += 1) {
    if (!PARTS.has(text.charCodeAt(at))) {
      const start = at;
      let isAscii = true;
      for (; at < text.length && !PARTS.has(text.charCodeAt(at)); at += 1) {
        if (text.charCodeAt(at) > 0x7f) isAscii = false;
      }
      if (isAscii) end();
      else lookAt(text.slice(start, at), start, sentence, odd);
    }
    if (!IN_SENTENCE.has(text.charCodeAt(at))) end();
  }
  end();
}

/** Letters and digits in a row, of one word. */
interface Component {
  lookAlikes: { at: number; code: number }[];
  clear: Set<number>;
  /** Where letters stand that no word mixes with Latin ones. */
  mixed: number[];
  hasLatin: boolean;
}

const noLetters = (): Component => ({ lookAlikes: [], clear: new Set(), mixed: [], hasLatin: false });

function lookAt(word: string, start: number, sentence: Doubts, odd: Uint8Array): void {
  const isPlace = PLACE.test(word);
  // In an address nothing is explained by the sentence around it.
  const around = isPlace ? noDoubts() : sentence;
  let component: Component = noLetters();
  for (let at = 0; at < word.length; at += 1) {
    const code = codeAt(word, at);
    const bits = classOf(code);
    if ((bits & CLASS.inWord) === 0) {
      settle(word, start, component, around, odd);
      component = noLetters();
    } else if ((bits & CLASS.lookAlike) !== 0) component.lookAlikes.push({ at, code });
    else {
      if ((bits & CLASS.latin) !== 0) component.hasLatin = true;
      if (code > 0x7f) component.clear.add(code);
      if ((bits & CLASS.neverMixed) !== 0) component.mixed.push(at);
    }
    // Right-to-left letters reorder the digits and signs of a path around them.
    if (isPlace && (bits & CLASS.rightToLeft) !== 0) odd[start + at] = 1;
    at += unitsOf(code) - 1;
  }
  settle(word, start, component, around, odd);
  if (isPlace) markUnexplained(around, odd);
}

function settle(word: string, start: number, component: Component, around: Doubts, odd: Uint8Array): void {
  const { lookAlikes, clear, mixed, hasLatin } = component;
  const isWritten = new Map<string, boolean>();
  for (const { at, code } of lookAlikes) {
    const script = lookAlikeScript(code) ?? 'None';
    if (OWN_LOOK.has(code)) continue;
    if (code === DOTLESS_I) around.doubts.push({ at: start + at, script: TURKISH });
    else if (script === 'Latin' || script === 'None') odd[start + at] = 1;
    else if (isEastAsianScript(script)) {
      if (!isBesideEastAsian(word, at, code)) odd[start + at] = 1;
    } else if (hasLatin) odd[start + at] = 1;
    else {
      if (!isWritten.has(script)) isWritten.set(script, showsScript(clear, script));
      if (isWritten.get(script) === false) around.doubts.push({ at: start + at, script });
    }
  }
  if (hasLatin) for (const at of mixed) odd[start + at] = 1;
  if (!hasLatin || showsScript(clear, TURKISH)) for (const code of clear) around.clear.add(code);
}

/** Japanese and Chinese set Latin words among their own without a blank: `releaseノート`. */
const isBesideEastAsian = (word: string, at: number, code: number): boolean =>
  isClear(codeBefore(word, at), 'Han') || isClear(codeAt(word, at + unitsOf(code)), 'Han');
