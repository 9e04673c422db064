import type { Word as ParsedWord, SyntaxNode } from 'unbash';
import { readValue } from '../read-word.ts';
import type { Word } from '../word.ts';
import { rootOrigin } from '../written.ts';
import type { Settings } from './setting.ts';
import { variableOf } from './variable-of.ts';

/** Longer values are not inserted: values made of values could double without end. */
const LENGTH_MAX = 1024;
/** Values that bash writes in another way: a home folder, or an escape of `$'…'`. */
const UNPLAIN = /(?:^|:)~/;
const ESCAPES = /\$'|\$"/;

/** A variable's one value. */
export interface LiteralValue {
  text: string;
  /** What it was written as; null if it was written more than once, or put together. */
  word: ParsedWord | null;
}

/** Which variables have one value that the text spells out: every setting in it gives the same. */
export class Literals {
  readonly #settings: Settings;
  readonly #known = new Map<string, LiteralValue | null>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The value that a variable certainly has when `node` runs; null if only running it would tell. */
  valueAt(name: string, node: SyntaxNode): LiteralValue | null {
    return this.#settings.isSetAt(name, node) ? this.#valueOf(name) : null;
  }

  #valueOf(name: string): LiteralValue | null {
    const before = this.#known.get(name);
    if (before !== undefined) return before;
    // A variable that is made of itself has no one value.
    this.#known.set(name, null);
    const value = this.#read(name);
    this.#known.set(name, value);
    return value;
  }

  #read(name: string): LiteralValue | null {
    let found: LiteralValue | null = null;
    for (const setting of this.#settings.byName.get(name) ?? []) {
      if (setting.kind !== 'value' || setting.append || ESCAPES.test(setting.word.text)) return null;
      const word = readValue(setting.word, rootOrigin(''));
      const text = this.#textOf(word, setting.node);
      if (text === null || text.length > LENGTH_MAX || UNPLAIN.test(text)) return null;
      if (found !== null && found.text !== text) return null;
      const isSpelt = found === null && word.pieces.length === 1 && word.pieces[0]?.kind === 'literal';
      found = { text, word: isSpelt ? setting.word : null };
    }
    return found;
  }

  #textOf({ pieces }: Word, node: SyntaxNode): string | null {
    let text = '';
    for (const piece of pieces) {
      const name = piece.kind === 'unknown' ? variableOf(piece.source) : null;
      const value =
        piece.kind === 'literal' ? piece.text : name === null ? null : this.valueAt(name, node)?.text;
      if (value === null || value === undefined) return null;
      text += value;
    }
    return text;
  }
}
