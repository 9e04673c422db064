import type {
  HereDoc,
  Assignment as ParsedAssignment,
  ParsedScript,
  Word as ParsedWord,
  SyntaxNode,
} from 'unbash';

/** A text that was read as a script, and where it comes from. */
export interface Origin {
  text: string;
  /** Null for the text as it was handed in. */
  from: OriginFrom | null;
}

/**
 * Where a script inside another text stands: between backticks (the parser hands out their text with its escapes
 * removed), or as the joined values of words that a wrapper runs.
 */
export type OriginFrom =
  | { kind: 'backticks'; outer: Origin; start: number; end: number }
  | { kind: 'words'; words: readonly { written?: Written }[] };

/** What was written for a word: a node of the parser with its place in a text. */
export interface Written {
  node: ParsedWord | ParsedAssignment | HereDoc;
  origin: Origin;
  /** How many characters of the value are cut away at its start, as in the value of a joined option. */
  skip: number;
}

export const written = (node: Written['node'], origin: Origin): Written => ({ node, origin, skip: 0 });

/** The text as it was handed in. */
export const rootOrigin = (text: string): Origin => ({ text, from: null });

/** The words, assignments and here-documents that a node of a command stands for. */
export function writtenIn(node: SyntaxNode, origin: Origin): Written[] {
  if (node.type === 'Word' || node.type === 'Assignment' || node.type === 'HereDoc')
    return [written(node, origin)];
  const isRedirect = node.type === 'Redirect' || node.type === 'HereString';
  return isRedirect && node.target ? writtenIn(node.target, origin) : [];
}

/** A script in `$( )` is part of the text around it; between backticks it is a text of its own. */
export function scriptOrigin({ source }: ParsedScript, start: number, end: number, outer: Origin): Origin {
  return source === undefined ? outer : { text: source, from: { kind: 'backticks', outer, start, end } };
}
