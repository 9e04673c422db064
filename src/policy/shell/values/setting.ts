import type { Word as ParsedWord, SyntaxNode } from 'unbash';

/** One place where a text gives a variable a value. */
export type Setting =
  | { kind: 'value'; word: ParsedWord; node: SyntaxNode; append: boolean }
  /** Each of these words in turn, or all of them as an array. */
  | { kind: 'items'; words: readonly ParsedWord[]; node: SyntaxNode; append: boolean }
  /** The result of arithmetic. */
  | { kind: 'number' }
  /** Something that is only known when it runs. */
  | { kind: 'unknown' };

/** All places where a text gives variables values, and where it is certain that it did. */
export interface Settings {
  byName: ReadonlyMap<string, readonly Setting[]>;
  /** Variables that arithmetic sets. */
  counted: ReadonlySet<string>;
  /** Whether it declares an array whose keys are texts. */
  hasNamedKeys: boolean;
  /** Whether something in it could set any variable: then nothing is known. */
  isUnruly: boolean;
  /** Whether the text has set this variable by the time this node runs, in whatever way it got there. */
  isSetAt(name: string, node: SyntaxNode): boolean;
  /** Whether it is certain by then that this array has texts for keys: bash takes its subscripts as they are. */
  hasKeysAt(name: string, node: SyntaxNode): boolean;
}

/** Settings of which nothing is known. */
export const UNRULY: Settings = {
  byName: new Map(),
  counted: new Set(),
  hasNamedKeys: true,
  isUnruly: true,
  isSetAt: () => false,
  hasKeysAt: () => false,
};
