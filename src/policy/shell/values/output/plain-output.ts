import { type Printing, printingCommands } from './last-command.ts';
import { printsNumber } from './numeric-output.ts';

type Args = readonly (string | null)[];

/** The value of an option, joined or not. Null if it is not there, or not known. */
function valueOf(args: Args, ...names: string[]): string | null {
  const at = args.findLastIndex((arg) => names.some((name) => arg === name || arg?.startsWith(`${name}=`)));
  const given = args[at];
  if (given === undefined || given === null) return null;
  return given.includes('=') ? given.slice(given.indexOf('=') + 1) : (args[at + 1] ?? null);
}

const all = (args: Args, pattern: RegExp): boolean => args.every((arg) => arg !== null && pattern.test(arg));

/**
 * Programs that look something up, and cannot be made to print a text of the caller's that begins with a dash: names of
 * files, commits, tags, and fields of an answer. From their manuals.
 */
const PRINTS_PLAIN: Record<string, (args: Args) => boolean> = {
  mktemp: (args) => all(args, /^-[dq]$/),
  pwd: (args) => all(args, /^-P$/),
  hostname: (args) => args.length === 0,
  whoami: (args) => args.length === 0,
  uname: (args) => all(args, /^-[msr]$/),
  date: (args) =>
    all(
      args,
      /^(?:-u|--utc|-I(?:date|seconds)?|--iso(?:-8601)?(?:=\w+)?|\+(?:\w|%[YmdHMSFTjyuVDG])[%\w.:-]*)$/,
    ) && args.length > 0,
  git: ([subcommand, ...args]) => {
    if (subcommand === 'describe')
      return all(args, /^(?:--tags|--always|--long|--abbrev=\d+|[\w@][\w./^~@]*)$/);
    if (subcommand === 'rev-parse')
      return all(args, /^(?:--verify|--short(?:=\d+)?|--show-toplevel|--abbrev-ref|[\w@][\w./^~@]*)$/);
    return subcommand === 'merge-base' && all(args, /^[\w@][\w./^~@-]*$/);
  },
  kubectl: (args) => {
    const format = valueOf(args, '-o', '--output') ?? '';
    return args.includes('get') && /^(?:name|jsonpath=\{\.[\w.[\]*]+\})$/.test(format);
  },
  gcloud: (args) => /^value\([\w.,[\]]+\)$/.test(valueOf(args, '--format') ?? ''),
  aws: (args) =>
    /^[A-Za-z][\w.[\]]*$/.test(valueOf(args, '--query') ?? '') && valueOf(args, '--output') === 'text',
  az: (args) =>
    /^[A-Za-z][\w.[\]]*$/.test(valueOf(args, '--query') ?? '') && valueOf(args, '-o', '--output') === 'tsv',
  true: () => true,
  ':': () => true,
  echo: (args) => args.length === 1 && /^(?:[\w./:][\w./:-]*)?$/.test(args[0] ?? '-'),
};

const isPlain = ({ name, args }: Printing): boolean =>
  Object.hasOwn(PRINTS_PLAIN, name) && PRINTS_PLAIN[name]?.(args) === true;

/** Whether what a substitution, as written, stands for cannot begin with a dash. */
export const printsPlainly = (source: string): boolean =>
  printsNumber(source) || printingCommands(source)?.every(isPlain) === true;
