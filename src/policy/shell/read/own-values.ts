import type { SimpleCommand } from '../command.ts';
import { joinPieces, type Piece, type UnknownPiece, type Word } from '../word.ts';

/** Parameters that no request gets from outside: what they hold comes from the text itself. */
const ALWAYS_OWN =
  /^(?:\d+|[@*_]|IFS|REPLY|MAPFILE|OPTARG|OPTIND|COPROC|FUNCNAME|COMP_\w+|BASH_(?!VERSION)\w+|DIRSTACK|PIPESTATUS)$/;
const NAMES = /\$\{?[#!]?(\w+|[@*])/g;

/** The variables that an expansion speaks of. */
export const namesIn = (source: string): string[] =>
  Array.from(source.matchAll(NAMES), ([, name = '']) => name);

/**
 * Marks every expansion in a command whose value the text itself sets. Such a value is no configuration of the place where
 * the command runs: whoever wrote the text chose it, and it could hold options.
 */
export function markOwnValues(command: SimpleCommand, names: ReadonlySet<string>): void {
  const words = [
    ...command.words,
    ...command.redirects.map(({ target }) => target),
    ...command.assignments.flatMap(({ values }) => values),
  ];
  for (const piece of words.flatMap(({ pieces }) => pieces))
    if (piece.kind === 'unknown' && namesIn(piece.source).some((name) => isOwn(name, names)))
      piece.isOwn = true;
}

/** Whether the text itself gives a variable its value. */
export const isOwn = (name: string, names: { has(name: string): boolean }): boolean =>
  names.has(name) || isAlwaysOwn(name);

/** Whether bash itself or the text gives this parameter its value, never the place where the command runs. */
export const isAlwaysOwn = (name: string): boolean => ALWAYS_OWN.test(name);

/** Expansions whose value comes from outside alone: a variable, with at most a harmless default or a part cut away. */
const FROM_OUTSIDE =
  /^(?:~[\w.+-]*|\$[?$!#-]|\$\w+|\$\{\w+(?:(?:##?|%%?)[\w./:*?-]*|\^\^?|,,?|:?\?[^$`{}]*|:?[-+](?:[\w./:@][\w./:@-]*)?)?\})$/;

/** Whether whoever wrote the text could have chosen some of this word's value without spelling it out. */
export function isControlled({ pieces }: Word): boolean {
  return pieces.some((piece) => piece.kind === 'unknown' && isControlledPiece(piece));
}

/** Whether a word is numbers alone, or empty. */
export const holdsNumber = ({ pieces }: Word): boolean =>
  pieces.every((piece) => (piece.kind === 'literal' ? /^\d+$/.test(piece.text) : isNumber(piece)));

/** Whether such a value could be more words than this one. */
export function couldSplit({ pieces }: Word): boolean {
  return pieces.some(
    (piece) =>
      piece.kind === 'unknown' &&
      piece.isQuoted !== true &&
      piece.holds !== 'word' &&
      (piece.holds === 'digits' || isControlledPiece(piece)),
  );
}

/** Whether an option could stand there that is not seen. */
export function couldBeOption(word: Word): boolean {
  if (couldSplit(word)) return true;
  for (const [index, piece] of word.pieces.entries()) {
    if (piece.kind === 'unknown') {
      if (piece.holds === undefined && isControlledPiece(piece)) return true;
      // A value from outside could be empty: then what follows begins the word.
      continue;
    }
    // The name of an option that is spelled out could go on in what is not known.
    return /^-[^=]*$/s.test(piece.text) && word.pieces.slice(index + 1).some(isControlledPiece);
  }
  return false;
}

/** Whether the text says of a word that begins with a variable that it is one word, and no option. */
export function isKnownOperand(word: Word): boolean {
  const [first] = word.pieces;
  return first?.kind === 'unknown' && /^(?:start|word)$/.test(first.holds ?? '') && !couldBeOption(word);
}

const isNumber = ({ holds }: UnknownPiece): boolean => holds === 'number' || holds === 'digits';

function isControlledPiece(piece: Piece): boolean {
  if (piece.kind === 'literal' || isNumber(piece)) return false;
  return piece.isOwn === true || !isFromOutside(piece);
}

/** Whether an expansion is a variable with at most a harmless default; whose variable it is has to be asked as well. */
export function isFromOutside({ why, source }: UnknownPiece): boolean {
  return why === 'pathname' || (why === 'expansion' && FROM_OUTSIDE.test(source));
}

/** The word as it is where each variable that could be empty is: `$X-c`, and `${X%%a*}-c`, are `-c` then. */
export function emptied(word: Word): Word {
  const rest = word.pieces.filter(
    (piece) => piece.kind === 'literal' || (piece.holds === undefined && isControlledPiece(piece)),
  );
  return rest.length === 0 || rest.length === word.pieces.length
    ? word
    : { ...word, pieces: joinPieces(rest) };
}
