import type { SyntaxNode } from 'unbash';
import { readValue } from '../read/read-word.ts';
import { rootOrigin } from '../source/written.ts';
import type { Piece, Word } from '../word.ts';
import { readArithmetic } from './arithmetic.ts';
import { largest } from './largest.ts';
import type { OwnNames } from './output/last-command.ts';
import { printsNumber } from './output/numeric-output.ts';
import { ownNames } from './own-names.ts';
import type { Setting, Settings } from './setting.ts';
import { countsByItself } from './special-names.ts';
import { arithmeticBody, elementsOf, keysOf, variableOf } from './variable-of.ts';

/** Parameters, and lengths, that are numbers by their nature. */
const COUNTS = /^\$(?:[#?$]|\{[#?$]\}|\{#[A-Za-z_]\w*(?:\[[@*]\])?\})$/;
/** The last job's number; empty before there is one. */
const LAST_JOB = /^\$(?:!|\{!\})$/;
const RANGE = /^\{\d{1,6}\.\.\d{1,6}\}$/;
const SEQUENCE = /^\$\(seq(?: +-?\d+){1,3} *\)$/;

/**
 * Which variables hold numbers: every setting in the text gives them one. Bash evaluates what a variable in arithmetic
 * holds as an expression again, and that can run commands; a number runs none. A variable from outside is never one.
 */
export class Numbers {
  readonly #settings: Settings;
  /** Whether a number may also be empty, as what a failed command prints. Arithmetic takes that for 0. */
  readonly #orEmpty: boolean;
  readonly #own: OwnNames;
  readonly #names: ReadonlySet<string>;

  constructor(settings: Settings, orEmpty: boolean) {
    this.#settings = settings;
    this.#orEmpty = orEmpty;
    this.#own = ownNames(settings.byName);
    this.#names = largest(settings, (setting, names) => this.#isNumberSetting(setting, names));
  }

  /** Whether a piece of a word at `node` stands for a number, for digits of one, or is one. */
  isNumber(piece: Piece, node: SyntaxNode): boolean {
    return this.#isNumberPiece(piece, node, this.#names);
  }

  /** Whether an arithmetic expression at `node` holds numbers alone; `sets` says whether it may set variables. */
  proves(text: string, node: SyntaxNode, sets: boolean): boolean {
    return this.#proves(text, node, sets, this.#names);
  }

  #isNumberSetting(setting: Setting, names: ReadonlySet<string>): boolean {
    switch (setting.kind) {
      case 'number':
        return true;
      case 'unknown':
        return false;
      case 'value':
        return this.#isNumberWord(readValue(setting.word, rootOrigin('')), setting.node, names);
      case 'items':
        return setting.words.every((word) => {
          if (RANGE.test(word.text) || SEQUENCE.test(word.text)) return true;
          return this.#isNumberWord(readValue(word, rootOrigin('')), setting.node, names);
        });
    }
  }

  #isNumberWord({ pieces }: Word, node: SyntaxNode, names: ReadonlySet<string>): boolean {
    if (pieces.length === 0) return this.#orEmpty;
    return pieces.every((piece) => this.#isNumberPiece(piece, node, names));
  }

  #isNumberPiece(piece: Piece, node: SyntaxNode, names: ReadonlySet<string>): boolean {
    if (piece.kind === 'literal') return /^-?\d+$/.test(piece.text);
    const { source, why } = piece;
    if (why === 'substitution') return this.#orEmpty && printsNumber(source, this.#own);
    if (COUNTS.test(source)) return true;
    if (LAST_JOB.test(source)) return this.#orEmpty;
    const body = arithmeticBody(source);
    if (body !== null) return this.#proves(body, node, true, names);
    const name = variableOf(source) ?? elementsOf(source);
    if (name !== null) return this.#holdsNumber(name, node, names);
    const keyed = keysOf(source);
    return keyed !== null && this.#settings.byName.has(keyed) && !this.#settings.hasNamedKeys;
  }

  #holdsNumber(name: string, node: SyntaxNode, names: ReadonlySet<string>): boolean {
    if (countsByItself(name)) {
      const isUntouched = !this.#settings.byName.has(name) || names.has(name);
      return !this.#settings.isUnruly && isUntouched;
    }
    return names.has(name) && this.#settings.isSetAt(name, node);
  }

  #proves(text: string, node: SyntaxNode, sets: boolean, names: ReadonlySet<string>): boolean {
    const read = readArithmetic(text, this.#own);
    if (read === null || (!sets && read.sets.length > 0)) return false;
    return read.reads.every((name) => this.#holdsNumber(name, node, names));
  }
}
