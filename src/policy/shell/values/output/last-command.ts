import { type Command, parse } from 'unbash';
import { isFromOutside, isOwn, namesIn } from '../../read/own-values.ts';
import { readWord } from '../../read/read-word.ts';
import { rootOrigin } from '../../source/written.ts';
import { literalOf, type Piece, type Word } from '../../word.ts';
import { variableOf } from '../variable-of.ts';

/** A simple command by what it prints: its name, and each argument's text; null for one that is not known, but is one word and no option. */
export interface Printing {
  name: string;
  args: readonly (string | null)[];
}

/** The variables that the text around it sets, by name. */
export interface OwnNames {
  has(name: string): boolean;
  /** Whether all that the text sets it to begins with no dash. */
  beginsPlain(name: string): boolean;
}

/** Longer substitutions are not looked at. */
const LENGTH_MAX = 1024;

/**
 * The commands of which one or another prints what a substitution stands for: the last of a pipeline, and those that
 * stand behind `||`. Null if more than that could print, as several commands or redirected errors do.
 */
export function printingCommands(source: string, own: OwnNames): Printing[] | null {
  if (source.length > LENGTH_MAX || !source.startsWith('$(')) return null;
  const [statement, ...others] = parse(source).commands;
  if (statement?.command.type !== 'Command' || others.length > 0) return null;
  const [part] = statement.command.name?.parts ?? [];
  if (part?.type !== 'CommandExpansion' || part.text !== source) return null;
  const [inner, ...more] = part.script?.commands ?? [];
  if (inner === undefined || more.length > 0 || inner.background === true) return null;
  const { command } = inner;
  if (command.type !== 'AndOr') return one(own, lastOf(command));
  if (command.operators.includes('&&')) return null;
  return one(own, ...command.commands.map(lastOf));
}

type Node = NonNullable<ReturnType<typeof parse>['commands'][number]>['command'];

function lastOf(node: Node): Command | null {
  if (node.type === 'Command') return node;
  const last = node.type === 'Pipeline' && node.prefixes.length === 0 ? node.commands.at(-1) : undefined;
  return last?.type === 'Command' ? last : null;
}

function one(own: OwnNames, ...commands: readonly (Command | null)[]): Printing[] | null {
  const printing = commands.map((command) => (command === null ? null : read(command, own)));
  return printing.includes(null) ? null : (printing as Printing[]);
}

function read({ name, args, prefix, redirects }: Command, own: OwnNames): Printing | null {
  const isQuiet = redirects.every(
    (one) =>
      one.type !== 'Redirect' ||
      one.operator === '<' ||
      (one.operator === '>' && one.descriptor?.type === 'FileDescriptor' && one.target?.text === '/dev/null'),
  );
  if (name === undefined || !isQuiet || prefix.some(({ type }) => type === 'Assignment')) return null;
  const words: Word[] = [];
  for (const one of [name, ...args]) {
    const [word, ...others] = one.type === 'Word' ? readWord(one, rootOrigin('')) : [];
    if (word === undefined || others.length > 0 || !isOperand(word, own)) return null;
    words.push(word);
  }
  const [program, ...rest] = words.map(literalOf);
  return program === null || program === undefined ? null : { name: program, args: rest };
}

/** Whether a word is known, or is one operand whatever it holds: a text could choose an option that prints something else. */
function isOperand({ pieces }: Word, own: OwnNames): boolean {
  const [first] = pieces;
  if (pieces.every(({ kind }) => kind === 'literal')) return true;
  const begins =
    first?.kind === 'literal'
      ? !first.text.startsWith('-')
      : isOutside(first, own) || own.beginsPlain(variableOf(first?.source ?? '') ?? '');
  return (
    begins &&
    pieces.every((piece) => piece.kind === 'literal' || piece.isQuoted === true || isOutside(piece, own))
  );
}

const isOutside = (piece: Piece | undefined, own: OwnNames): boolean =>
  piece?.kind === 'unknown' &&
  isFromOutside(piece) &&
  namesIn(piece.source).every((name) => !isOwn(name, own));
