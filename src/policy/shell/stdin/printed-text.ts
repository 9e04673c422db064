import type { CommandNode } from 'unbash';
import type { SimpleCommand } from '../command.ts';
import { literalOf } from '../word.ts';
import { unescaped } from './escapes.ts';

/** Characters: a longer text is not read as a script anyway. */
const PRINTED_MAX = 16_384;

type Print = (args: readonly string[], input: string | null) => string | null;

/** Programs that print a text which can be told from their words and their input. From the bash and coreutils manuals. */
const PRINTS: Readonly<Record<string, Print>> = {
  echo: printedByEcho,
  printf: printedByPrintf,
  cat: (args, input) => (args.every((arg) => arg === '-' || arg === '-u') ? input : null),
  // What follows `tee` are files that get the same.
  tee: (args, input) => (args.some((arg) => arg.startsWith('-') && !/^-[aip]+$/.test(arg)) ? null : input),
  true: () => '',
  ':': () => '',
};

/** What a command prints to its standard output; null if that cannot be told from the text. */
export function printedText({ words: [first, ...rest], redirects, stdin }: SimpleCommand): string | null {
  const name = literalOf(first) ?? '';
  const print = Object.hasOwn(PRINTS, name) ? PRINTS[name] : undefined;
  if (print === undefined) return null;
  const args = rest.map(literalOf);
  const isSentElsewhere = redirects.some(({ writes, operator }) => writes || operator === '<&');
  if (args.includes(null) || isSentElsewhere) return null;
  const text = print(args as string[], stdin?.text ?? null);
  return (text ?? '').length > PRINTED_MAX ? null : text;
}

/**
 * What a group of simple commands prints, one after the other; null if that cannot be told.
 * @param commands those that were read in it.
 */
export function printedByGroup(node: CommandNode, commands: readonly SimpleCommand[]): string | null {
  if (node.type !== 'Subshell' && node.type !== 'BraceGroup') return null;
  const statements = node.body.commands;
  const isPlain = statements.every(
    ({ command, background }) => command.type === 'Command' && background !== true,
  );
  if (!isPlain || statements.length !== commands.length) return null;
  const texts = commands.map(printedText);
  return texts.includes(null) ? null : texts.join('');
}

function printedByEcho(args: readonly string[]): string | null {
  const start = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const flags = (start < 0 ? args : args.slice(0, start)).join('');
  const text = (start < 0 ? [] : args.slice(start)).join(' ');
  const end = flags.includes('n') ? '' : '\n';
  const decoded = unescaped(text, 'echo');
  if (decoded === text) return text + end;
  // Whether the last of `-e` and `-E` counts, and whether sh's own echo decodes without them, is not worth a guess.
  if (!flags.includes('E') && flags.includes('e')) return decoded === null ? null : decoded + end;
  return /\\(?:0[0-7]|x[\da-fA-F]|[uU][\da-fA-F]|c)/.test(text) ? null : text + end;
}

const DIRECTIVE = /%(?:%|(-?\d*)([sbdiu]))/g;

function printedByPrintf(args: readonly string[]): string | null {
  const [format, ...values] = args[0] === '--' ? args.slice(1) : args;
  if (format === undefined || format.startsWith('-')) return null;
  if (/%/.test(format.replaceAll(DIRECTIVE, ''))) return null;
  const parts = unescaped(format, 'printf');
  if (parts === null) return null;
  const taken = [...parts.matchAll(DIRECTIVE)].filter(([whole]) => whole !== '%%').length;
  const rounds = taken === 0 ? 1 : Math.max(1, Math.ceil(values.length / taken));
  if (rounds * parts.length > PRINTED_MAX) return null;
  let at = 0;
  let printed = '';
  let isKnown = true;
  for (let round = 0; round < rounds; round += 1)
    printed += parts.replaceAll(DIRECTIVE, (whole, width: string, kind: string) => {
      if (whole === '%%') return '%';
      const value = values[at] ?? '';
      at += 1;
      const text = kind === 'b' ? unescaped(value, 'echo') : value;
      if (text === null || width !== '' || (/[diu]/.test(kind) && !/^\d+$/.test(value))) isKnown = false;
      return text ?? '';
    });
  return isKnown ? printed : null;
}
