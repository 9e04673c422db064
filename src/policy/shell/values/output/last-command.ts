import { type Command, parse } from 'unbash';
import { readWord } from '../../read-word.ts';
import { rootOrigin } from '../../source/written.ts';
import { literalOf, type Word } from '../../word.ts';

/** A simple command by what it prints: its name, and each argument's text; null for one that is not known. */
export interface Printing {
  name: string;
  args: readonly (string | null)[];
}

/** Longer substitutions are not looked at. */
const LENGTH_MAX = 1024;

/**
 * The commands of which one or another prints what a substitution stands for: the last of a pipeline, and those that
 * stand behind `||`. Null if more than that could print, as several commands or redirected errors do.
 */
export function printingCommands(source: string): Printing[] | null {
  if (source.length > LENGTH_MAX || !source.startsWith('$(')) return null;
  const [statement, ...others] = parse(source).commands;
  if (statement?.command.type !== 'Command' || others.length > 0) return null;
  const [part] = statement.command.name?.parts ?? [];
  if (part?.type !== 'CommandExpansion' || part.text !== source) return null;
  const [inner, ...more] = part.script?.commands ?? [];
  if (inner === undefined || more.length > 0 || inner.background === true) return null;
  const { command } = inner;
  if (command.type !== 'AndOr') return one(lastOf(command));
  if (command.operators.includes('&&')) return null;
  return one(...command.commands.map(lastOf));
}

type Node = NonNullable<ReturnType<typeof parse>['commands'][number]>['command'];

function lastOf(node: Node): Command | null {
  if (node.type === 'Command') return node;
  const last = node.type === 'Pipeline' && node.prefixes.length === 0 ? node.commands.at(-1) : undefined;
  return last?.type === 'Command' ? last : null;
}

function one(...commands: readonly (Command | null)[]): Printing[] | null {
  const printing = commands.map((command) => (command === null ? null : read(command)));
  return printing.includes(null) ? null : (printing as Printing[]);
}

function read({ name, args, prefix, redirects }: Command): Printing | null {
  const isQuiet = redirects.every(
    (one) =>
      one.type !== 'Redirect' ||
      one.operator === '<' ||
      (one.operator === '>' && one.descriptor?.type === 'FileDescriptor' && one.target?.text === '/dev/null'),
  );
  if (name === undefined || !isQuiet || prefix.some(({ type }) => type === 'Assignment')) return null;
  const words = [name, ...args].map((word): Word[] =>
    word.type === 'Word' ? readWord(word, rootOrigin('')) : [],
  );
  const [program, ...rest] = words.map((all) => (all.length === 1 ? literalOf(all[0]) : null));
  return program === null || program === undefined ? null : { name: program, args: rest };
}
