import type { Word as ParsedWord, SyntaxNode } from 'unbash';
import { isFromOutside, isOwn, namesIn } from '../read/own-values.ts';
import { readValue } from '../read/read-word.ts';
import { rootOrigin } from '../source/written.ts';
import { joinPieces, type Piece } from '../word.ts';
import type { Settings } from './setting.ts';
import { variableOf } from './variable-of.ts';

/** Longer values are not inserted: values made of values could double without end. */
const LENGTH_MAX = 1024;
const PIECES_MAX = 32;
/** Values that bash writes in another way: a home folder, or an escape of `$'…'`. */
const UNPLAIN = /(?:^|:)~/;
const ESCAPES = /\$'|\$"/;

/** A variable's one value: text, and at most variables from outside. */
export interface OneValue {
  pieces: readonly Piece[];
  length: number;
  /** What it was written as; null if it was written more than once, or is put together. */
  word: ParsedWord | null;
}

/** Which variables have one value that the text spells out: every setting in it gives the same. */
export class OneValues {
  readonly #settings: Settings;
  readonly #known = new Map<string, OneValue | null>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The value that a variable certainly has when `node` runs; null if only running it would tell. */
  valueAt(name: string, node: SyntaxNode): OneValue | null {
    return this.#settings.isSetAt(name, node) ? this.#valueOf(name) : null;
  }

  /** The same if it is text alone. */
  textAt(name: string, node: SyntaxNode): string | null {
    const pieces = this.valueAt(name, node)?.pieces;
    if (pieces === undefined) return null;
    const [only] = pieces;
    if (only === undefined) return '';
    return pieces.length === 1 && only.kind === 'literal' ? only.text : null;
  }

  #valueOf(name: string): OneValue | null {
    const before = this.#known.get(name);
    if (before !== undefined) return before;
    // A variable that is made of itself has no one value.
    this.#known.set(name, null);
    const value = this.#read(name);
    this.#known.set(name, value);
    return value;
  }

  #read(name: string): OneValue | null {
    let found: OneValue | null = null;
    for (const setting of this.#settings.byName.get(name) ?? []) {
      if (setting.kind !== 'value' || setting.append || ESCAPES.test(setting.word.text)) return null;
      const word = readValue(setting.word, rootOrigin(''));
      const pieces = this.#resolve(word.pieces, setting.node);
      if (pieces === null) return null;
      const length = pieces.reduce((sum, piece) => sum + textOf(piece).length, 0);
      if (length > LENGTH_MAX || pieces.length > PIECES_MAX || UNPLAIN.test(textOf(pieces[0]))) return null;
      if (found !== null && !areSame(found.pieces, pieces)) return null;
      const isSpelt: boolean =
        found === null && word.pieces.length === 1 && word.pieces[0]?.kind === 'literal';
      found = { pieces, length, word: isSpelt ? setting.word : null };
    }
    return found;
  }

  #resolve(pieces: readonly Piece[], node: SyntaxNode): Piece[] | null {
    const resolved: Piece[] = [];
    for (const piece of pieces) {
      if (piece.kind === 'literal') {
        resolved.push(piece);
        continue;
      }
      const name = variableOf(piece.source);
      const value = name === null ? null : this.valueAt(name, node);
      if (value !== null) resolved.push(...value.pieces);
      else if (piece.why === 'expansion' && this.#isFromOutside(piece)) resolved.push(piece);
      else return null;
    }
    return joinPieces(resolved);
  }

  #isFromOutside(piece: Piece & { kind: 'unknown' }): boolean {
    return (
      !piece.source.startsWith('~') &&
      isFromOutside(piece) &&
      namesIn(piece.source).every((name) => !isOwn(name, this.#settings.byName)) &&
      /^\$\{?[A-Za-z]/.test(piece.source)
    );
  }
}

const textOf = (piece: Piece | undefined): string =>
  piece === undefined ? '' : piece.kind === 'literal' ? piece.text : piece.source;

const areSame = (one: readonly Piece[], other: readonly Piece[]): boolean =>
  one.length === other.length &&
  one.every((piece, index) => piece.kind === other[index]?.kind && textOf(piece) === textOf(other[index]));
