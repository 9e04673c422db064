import { type OwnNames, type Printing, printingCommands } from './last-command.ts';
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
  jq: printsJson,
  true: () => true,
  ':': () => true,
  echo: (args) => args.length === 1 && /^(?:[\w./:][\w./:-]*)?$/.test(args[0] ?? '-'),
};

/** JSON begins with a bracket, a quote, a word or a number, unless texts are asked for as they are. */
function printsJson(args: Args): boolean {
  const rest = [...args];
  for (;;) {
    const arg = rest.shift();
    if (arg === undefined) return false;
    if (arg === '--arg' || arg === '--argjson') rest.splice(0, 2);
    else if (arg !== null && !/^-[ncesSM]+$/.test(arg)) return !arg.startsWith('-') && all(rest, /^(?!-)/);
    else if (arg === null) return false;
  }
}

/** Programs that list files or commits, each on a line of its own. */
const LISTS_PLAIN: Record<string, (args: Args) => boolean> = {
  ...PRINTS_PLAIN,
  // A blank inside a text would part it.
  jq: () => false,
  ls: (args) => args.every((arg) => arg !== null && !arg.startsWith('-')),
  find: ([first, ...args]) =>
    /^[\w./]/.test(first ?? '-') &&
    args.every((arg) => arg !== null && !/^-(?:f?printf|f?ls|exec|ok)/.test(arg)),
  git: ([subcommand, ...args]) =>
    /^(?:ls-files|rev-list|diff)$/.test(subcommand ?? '') &&
    (subcommand !== 'diff' || args.includes('--name-only')) &&
    args.every((arg) => arg === null || /^(?!-)|^--(?:name-only|reverse|diff-filter=\w+|)$/.test(arg)),
};

const isPlain = ({ name, args }: Printing): boolean =>
  Object.hasOwn(PRINTS_PLAIN, name) && PRINTS_PLAIN[name]?.(args) === true;

/** Whether no word that a substitution without quotes stands for can begin with a dash. */
export const listsPlainly = (source: string, own: OwnNames): boolean =>
  printingCommands(source, own)?.every(
    ({ name, args }) => Object.hasOwn(LISTS_PLAIN, name) && LISTS_PLAIN[name]?.(args) === true,
  ) === true;

/** Whether what a substitution, as written, stands for cannot begin with a dash. */
export const printsPlainly = (source: string, own: OwnNames): boolean =>
  printsNumber(source, own) || printingCommands(source, own)?.every(isPlain) === true;
