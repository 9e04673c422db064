import { isFromOutside, isOwn, namesIn } from '../read/own-values.ts';
import { readValue } from '../read/read-word.ts';
import { rootOrigin } from '../source/written.ts';
import type { UnknownPiece, Word } from '../word.ts';
import { largest } from './largest.ts';

import type { Numbers } from './numbers.ts';
import type { OneValues } from './one-value.ts';
import type { OwnNames } from './output/last-command.ts';
import { listsPlainly, printsPlainly } from './output/plain-output.ts';
import { ownNames } from './own-names.ts';
import type { Setting, Settings } from './setting.ts';
import { keepsItsValue } from './special-names.ts';
import { elementsOf, variableOf } from './variable-of.ts';

/** Blanks part an unquoted value in words, and the others make it a pattern for file names. */
const SPLITS = /[\s*?[\]\\]/;
/** Expansions that keep the start of a variable's value, or put a plain word in its place. */
const KEEPS_START =
  /^\$(?:\w+|\{\w+(?:\[[\w./-]+\])?(?:%%?[\w./:*?-]*|\^\^?|,,?|:?\?[^$`{}]*|:?[-+](?:[\w./:@][\w./:@-]*)?)?\})$/;

type Made = Exclude<Setting, { kind: 'number' | 'unknown' }>;

/**
 * Which variables cannot be an option, whatever they hold: every setting in the text gives them a value that begins with
 * a character which is no dash, or with a value from outside.
 */
export class PlainStarts {
  readonly #settings: Settings;
  readonly #numbers: Numbers;
  readonly #own: OwnNames;
  readonly #values: OneValues;
  readonly #starts: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;

  constructor(settings: Settings, numbers: Numbers, values: OneValues) {
    this.#settings = settings;
    this.#numbers = numbers;
    this.#own = ownNames(settings.byName);
    this.#values = values;
    const names = [...settings.byName.keys()].filter(keepsItsValue);
    this.#starts = largest(settings, (one, among) => isMade(one, this.#startsPlain(among)), names);
    this.#words = largest(settings, (one, among) => isMade(one, this.#isOneWord(among)), this.#starts);
  }

  /** Whether an expansion's value cannot begin with a dash; and whether it is one word without quotes, too. */
  startOf({ source, why }: UnknownPiece): 'word' | 'start' | null {
    if (why === 'substitution') return printsPlainly(source, this.#own) ? 'start' : null;
    const [name = ''] = namesIn(source);
    if (!KEEPS_START.test(source)) return null;
    if (this.#words.has(name)) return 'word';
    return this.#starts.has(name) ? 'start' : null;
  }

  #startsPlain(among: ReadonlySet<string>): (word: Word, setting: Made) => boolean {
    return (word, setting) => {
      for (const piece of word.pieces) {
        if (piece.kind === 'literal') return !piece.text.startsWith('-');
        if (!this.#isHarmless(piece, word, setting, among)) return false;
      }
      return true;
    };
  }

  #isOneWord(among: ReadonlySet<string>): (word: Word, setting: Made) => boolean {
    return (word, setting) =>
      word.pieces.some(
        (piece) =>
          piece.kind === 'literal' ||
          piece.why === 'pathname' ||
          // Words that a list is parted in are never empty.
          (setting.kind === 'items' && piece.isQuoted !== true) ||
          among.has(variableOf(piece.source) ?? ''),
      ) &&
      word.pieces.every((piece) =>
        piece.kind === 'literal'
          ? !SPLITS.test(piece.text)
          : piece.why !== 'substitution' && this.#isHarmless(piece, word, setting, among),
      );
  }

  /** Whether an expansion holds a number, a value from outside, or a variable that is `among` them. */
  #isHarmless(piece: UnknownPiece, word: Word, setting: Made, among: ReadonlySet<string>): boolean {
    if (this.#numbers.isNumber(piece, setting.node)) return true;
    const own = namesIn(piece.source).filter((name) => isOwn(name, this.#settings.byName));
    // In a list each file is a word of its own; elsewhere a pattern is kept for later.
    if (piece.why === 'pathname') return setting.kind === 'items';
    if (piece.why === 'substitution')
      return setting.kind === 'value'
        ? printsPlainly(piece.source, this.#own)
        : listsPlainly(piece.source, this.#own);
    if (own.length === 0) return isFromOutside(piece);
    const array = elementsOf(piece.source);
    if (array !== null) return word.source === `"${piece.source}"` && among.has(array);
    const isParted = setting.kind === 'items' && piece.isQuoted !== true;
    if (isParted) return this.#partsPlain(piece, setting);
    return own.length === 1 && among.has(own[0] ?? '') && KEEPS_START.test(piece.source);
  }

  /** Whether a variable in a list, which blanks part in words, has one value with no option and no pattern in it. */
  #partsPlain({ source }: UnknownPiece, { node }: Made): boolean {
    const name = variableOf(source);
    const text = name === null ? null : this.#values.textAt(name, node);
    return text !== null && !/(?:^|\s)-|[*?[\]\\]/.test(text);
  }
}

function isMade(setting: Setting, holds: (word: Word, setting: Made) => boolean): boolean {
  switch (setting.kind) {
    case 'number':
      return true;
    case 'unknown':
      return false;
    case 'value':
      return !setting.append && holds(readValue(setting.word, rootOrigin('')), setting);
    case 'items':
      return setting.words.every((word) => holds(readValue(word, rootOrigin('')), setting));
  }
}
