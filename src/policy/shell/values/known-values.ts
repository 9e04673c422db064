import type { ParsedScript, SyntaxNode } from 'unbash';
import { type Origin, written } from '../source/written.ts';
import { joinPieces, literalOf, type Piece, type UnknownPiece, type Word } from '../word.ts';
import { changesTheShell } from './command-settings.ts';
import { Numbers } from './numbers.ts';
import { type OneValue, OneValues } from './one-value.ts';
import { PlainStarts } from './plain-starts.ts';
import { readSettings } from './read-settings.ts';
import { type Settings, UNRULY } from './setting.ts';
import { variableOf } from './variable-of.ts';

/** A subscript that is a plain text or a variable, and nothing more. */
const KEY = /^(?:[\w./-]+|"(?:[\w./ -]*|\$\w+|\$\{\w+\})"|'[\w./ -]*'|\$\w+|\$\{\w+\})$/;
/** Characters inserted in one text: it must not grow without end. */
const INSERTED_MAX = 65_536;
/** What bash does not take as one plain word when it comes from a value without quotes. */
const PATTERN = /[*?[\]\\]/;

/** What is known at one place of a text. */
export interface KnownHere {
  /** Whether a word, as `[[ … -eq … ]]` evaluates it, is a number. */
  isNumber(word: Word): boolean;
  /**
   * Whether an arithmetic expression evaluates nothing but numbers, or is a key of an `array` that has texts for keys.
   * @param canSet whether it may set variables.
   */
  proves(text: string, canSet: boolean, array?: string): boolean;
}

/**
 * What a text tells of the values of its own variables. It is known only if it is certain: each setting of a variable in
 * the whole text gives the same literal, or a number, and the variable was set before it is used.
 */
export class KnownValues {
  readonly #values: OneValues;
  readonly #numbers: Numbers;
  readonly #digits: Numbers;
  readonly #starts: PlainStarts;
  readonly #settings: Settings;
  #inserted = 0;

  constructor(script: ParsedScript | null, source: string) {
    const settings = script === null ? UNRULY : readSettings(script, source);
    this.#settings = settings;
    this.#values = new OneValues(settings);
    this.#numbers = new Numbers(settings, true);
    this.#digits = new Numbers(settings, false);
    this.#starts = new PlainStarts(settings, this.#numbers, this.#values);
  }

  /** Variables that arithmetic in the text sets. */
  get counted(): Iterable<string> {
    return this.#settings.counted;
  }

  /** What is known where `node` runs; nothing without one. */
  at(node: SyntaxNode | null): KnownHere {
    return {
      isNumber: ({ pieces }) => node !== null && pieces.every((piece) => this.#numbers.isNumber(piece, node)),
      proves: (text, canSet, array) => {
        if (node === null) return false;
        const isKey = array !== undefined && KEY.test(text) && this.#settings.hasKeysAt(array, node);
        return isKey || this.#numbers.proves(text, node, canSet);
      },
    };
  }

  /**
   * The words of a command with every variable that has one literal value replaced by it, as bash does it: a value
   * without quotes is parted by blanks. Other variables are marked with what is known of them.
   */
  insert(words: readonly Word[], node: SyntaxNode, origin: Origin): Word[] {
    const [name] = words;
    const keeps = name !== undefined && changesTheShell(literalOf(name) ?? '');
    return words.flatMap((word, index) =>
      keeps ? [this.#mark(word, node)] : this.#insertIn(word, node, origin, index === 0),
    );
  }

  #insertIn(word: Word, node: SyntaxNode, origin: Origin, isName: boolean): Word[] {
    const values = new Map<Piece, OneValue>();
    for (const piece of word.pieces) {
      const value = this.#valueOf(piece, word, node, isName);
      if (value !== null) values.set(piece, value);
    }
    if (values.size === 0) return [this.#mark(word, node)];
    const [only, ...others] = values.values();
    const spelt = others.length === 0 && word.pieces.length === 1 ? (only?.word ?? null) : null;
    const isThere = spelt !== null && origin.text.slice(spelt.pos, spelt.end) === spelt.text;
    return partIn(word.pieces, values).map((pieces) =>
      this.#mark(
        {
          source: word.source,
          pieces: joinPieces(pieces),
          ...(isThere ? { written: written(spelt, origin) } : {}),
        },
        node,
      ),
    );
  }

  #valueOf(piece: Piece, { source }: Word, node: SyntaxNode, isName: boolean): OneValue | null {
    const name = piece.kind === 'unknown' ? variableOf(piece.source) : null;
    if (name === null || piece.kind === 'literal') return null;
    const value = this.#values.valueAt(name, node);
    if (value === null) return null;
    const text = textOf(value);
    if (piece.isQuoted !== true && (PATTERN.test(text) || mayLeaveEmptyWord(text, source))) return null;
    // Elsewhere than in a name, a value that is no one word is left as it is written.
    if (piece.isQuoted !== true && !isName && !/^\S+$/.test(textOf(value))) return null;
    this.#inserted += value.length;
    return this.#inserted > INSERTED_MAX ? null : value;
  }

  #mark(word: Word, node: SyntaxNode): Word {
    if (word.pieces.every(({ kind }) => kind === 'literal')) return word;
    const isGlued = word.pieces.some(({ kind }) => kind === 'literal');
    const pieces = word.pieces.map((piece) => {
      if (piece.kind === 'literal') return piece;
      const holds = this.#holds(piece, node, isGlued || piece.isQuoted === true);
      return holds === null ? piece : { ...piece, holds };
    });
    return { ...word, pieces };
  }

  /** @param staysWord whether the word is one even if the value is empty. */
  #holds(piece: UnknownPiece, node: SyntaxNode, staysWord: boolean): UnknownPiece['holds'] | null {
    if (this.#digits.isNumber(piece, node)) return 'number';
    if (this.#numbers.isNumber(piece, node)) return staysWord ? 'number' : 'digits';
    return this.#starts.startOf(piece);
  }
}

const textOf = ({ pieces }: OneValue): string =>
  pieces.map((piece) => (piece.kind === 'literal' ? piece.text : piece.source)).join('');

/** Whether bash would keep an empty word that is not among the pieces: `$A''`. */
const mayLeaveEmptyWord = (text: string, source: string): boolean =>
  /''|""/.test(source) && (text === '' || /\s/.test(text));

/** The pieces of each word that is left when values without quotes are parted by blanks; an empty one is no word. */
function partIn(pieces: readonly Piece[], values: ReadonlyMap<Piece, OneValue>): Piece[][] {
  const parted: Piece[][] = [];
  let current: Piece[] | null = null;
  const add = (piece: Piece): void => {
    current = [...(current ?? []), piece];
  };
  const split = (text: string): void => {
    for (const [index, part] of text.split(/[ \t\n]+/).entries()) {
      if (index > 0 && current !== null) {
        parted.push(current);
        current = null;
      }
      if (part !== '') add({ kind: 'literal', text: part });
    }
  };
  for (const piece of pieces) {
    const value = values.get(piece);
    if (piece.kind === 'literal' || value === undefined) add(piece);
    else if (piece.isQuoted === true && value.pieces.length === 0) add({ kind: 'literal', text: '' });
    else
      for (const one of value.pieces)
        if (one.kind === 'unknown') add(withQuoting(one, piece.isQuoted === true));
        else if (piece.isQuoted === true) add(one);
        else split(one.text);
  }
  return current === null ? parted : [...parted, current];
}

/** A value is not parted where it is assigned, but where it is used. */
function withQuoting({ source, why }: UnknownPiece, isQuoted: boolean): UnknownPiece {
  return { kind: 'unknown', source, why, ...(isQuoted ? { isQuoted } : {}) };
}
