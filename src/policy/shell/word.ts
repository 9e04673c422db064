import type { Written } from './source/written.ts';

/**
 * A piece of a word: text that is known, or something whose value only running bash would tell.
 * `source` is what was written, so that a rule can spell the same expansion out.
 */
export type Piece = { kind: 'literal'; text: string } | UnknownPiece;

export interface UnknownPiece {
  kind: 'unknown';
  source: string;
  why: 'expansion' | 'substitution' | 'pathname' | 'placeholder';
  /** Whether quotes keep what it stands for in one word. */
  isQuoted?: boolean;
  /** Whether it stands in double quotes, also if it is many words there, such as `"$@"`. */
  isInQuotes?: boolean;
  /** Whether the text itself says what it stands for: then whoever wrote the text chose its value. */
  isOwn?: boolean;
  /**
   * What is known of its value all the same: a number; a number or nothing, and then no word; one word that cannot begin with a dash; or a text that cannot
   * begin with a dash, but could be more than one word without quotes.
   */
  holds?: 'number' | 'digits' | 'word' | 'start';
}

/** One word of a command, after quotes, backslashes and braces are taken away. */
export interface Word {
  /** As written. */
  source: string;
  /** No two literals stand side by side. Empty for `''`. */
  pieces: readonly Piece[];
  /** Where it was written; absent for a word that is not in the text as it stands. */
  written?: Written;
}

/** The word's value where it is known as a whole, else null. */
export function literalOf(word: Word | undefined): string | null {
  if (word === undefined) return null;
  let text = '';
  for (const piece of word.pieces) {
    if (piece.kind === 'unknown') return null;
    text += piece.text;
  }
  return text;
}

/** What is known of the start of a word: the text up to its first unknown piece. */
export function literalStart(word: Word): string {
  const [first] = word.pieces;
  return first?.kind === 'literal' ? first.text : '';
}

export function literalWord(text: string): Word {
  return { source: text, pieces: text === '' ? [] : [{ kind: 'literal', text }] };
}

/** A word that stands for something filled in later, such as what `xargs` reads. */
export function placeholder(source: string): Word {
  return { source, pieces: [{ kind: 'unknown', source, why: 'placeholder' }] };
}

/** The pieces with neighbouring literals made one. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'literal' && last?.kind === 'literal') {
      joined[joined.length - 1] = { kind: 'literal', text: last.text + piece.text };
    } else if (piece.kind === 'unknown' || piece.text !== '') joined.push(piece);
  }
  return joined;
}

/** The words as one text with a blank between them, unknown pieces as they were written: for people, and for risk. */
export function showWords(words: readonly Word[]): string {
  return words
    .map(({ pieces }) =>
      pieces.map((piece) => (piece.kind === 'literal' ? piece.text : piece.source)).join(''),
    )
    .join(' ');
}
