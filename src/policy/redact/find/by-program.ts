import type { Carrier, Program, SecretUse } from '../../programs/program.ts';
import { findCarried } from './carried.ts';
import type { FoundInArgument } from './found.ts';

/** How many values of global options may stand in front of a subcommand: `kubectl -n prod create secret`. */
const BEFORE_SUBCOMMAND_MAX = 3;
/** Options of any program whose values say what it acts on. */
const SELECTOR = /^--(?:selector|field-selector|filters?|labels?|where|query|target|limit|include|exclude)$/;

/** Secrets that a program takes in its options and operands, by what is known of it. */
export function findByProgram({ secrets }: Program, args: readonly string[]): FoundInArgument[] {
  return secrets.flatMap((use) => findByUse(use, args));
}

/** How the program's standard input is a secret in this use; null if it is none. */
export function secretInput({ secrets }: Program, args: readonly string[]): Carrier | null {
  for (const use of secrets) {
    const { input } = use;
    if (input === undefined || !isUsed(use, args) || !hasNeeded(input.needs, args)) continue;
    return input.carrier;
  }
  return null;
}

/**
 * Whether it is known how the program reads an option: then its name alone says nothing of the argument behind it, nor,
 * if it takes a value, of what is joined to it.
 */
export const isKnownOption = ({ secrets }: Program, option: string, isJoined: boolean): boolean =>
  secrets.some(
    ({ switches = [], valued = [], options = {} }) =>
      valued.includes(option) ||
      (!isJoined && switches.includes(option)) ||
      (options[option] !== undefined && options[option] !== 'secret'),
  );

/** What the program acts on, if an argument names it. */
export type Target = 'files' | 'labels' | null;

/**
 * Tells of each argument whether it names what the program acts on: a label, an image or a file. A name with a value in
 * there is none of a secret.
 */
export function targetsOf(program: Program | undefined, args: readonly string[]): (index: number) => Target {
  const uses = program?.secrets ?? [];
  let known: { operands: Target; selectors: readonly string[] } | null = null;
  const look = (): { operands: Target; selectors: readonly string[] } => ({
    operands: uses.find((use) => use.targets !== undefined && isUsed(use, args))?.targets ?? null,
    selectors: uses.flatMap((use) => use.selectors ?? []),
  });
  return (index) => {
    known ??= look();
    const { operands, selectors } = known;
    const [text = '', before = ''] = [args[index], args[index - 1]];
    const option = text.startsWith('-') ? (/^--?[\w-]+/.exec(text)?.[0] ?? '') : before;
    if (SELECTOR.test(option) || selectors.some((one) => one === option || text.startsWith(one)))
      return 'labels';
    return text.startsWith('-') ? null : operands;
  };
}

/** A quick look, since most uses are of other subcommands. */
const holdsSubcommand = ({ when }: SecretUse, args: readonly string[]): boolean =>
  when === undefined || when.every((word) => args.includes(word));

function isUsed(use: SecretUse, args: readonly string[]): boolean {
  return (
    holdsSubcommand(use, args) &&
    hasNeeded(use.needs, args) &&
    (use.when === undefined || subcommandEnd(use, operandsOf(use, args), args) !== null)
  );
}

function hasNeeded(needs: string | undefined, args: readonly string[]): boolean {
  if (needs === undefined) return true;
  const letter = /^-(\w)$/.exec(needs)?.[1];
  return args.some((arg) => {
    if (letter !== undefined) return new RegExp(`^-\\w*${letter}`).test(arg);
    return needs.startsWith('-') ? arg === needs || arg.startsWith(`${needs}=`) : arg.includes(needs);
  });
}

function findByUse(use: SecretUse, args: readonly string[]): FoundInArgument[] {
  if (!holdsSubcommand(use, args) || !hasNeeded(use.needs, args)) return [];
  const options = readOptions(use, args);
  const from = subcommandEnd(use, options.operands, args);
  if (from === null) return [];
  const operands = options.operands.slice(from);
  return [...options.values, ...operandValues(use, operands, args)].flatMap(
    ({ argument, start, carrier }) => {
      const before = args[argument - 1] ?? '';
      const found = findCarried(carrier, args[argument] ?? '', start, before);
      return found.map((one) => ({ ...one, argument }));
    },
  );
}

/** Where a secret could stand: in which argument, and from which character on. */
interface Place {
  argument: number;
  start: number;
  carrier: Carrier;
}

function operandValues(use: SecretUse, operands: readonly number[], args: readonly string[]): Place[] {
  const { rest } = use;
  const one = Object.entries(use.operands ?? {}).map(([index, carrier]) => ({
    argument: operands[Number(index)],
    carrier,
  }));
  const from =
    rest === undefined
      ? operands.length
      : rest.from < 0
        ? Math.max(1, operands.length + rest.from)
        : rest.from;
  const all = [
    ...one,
    ...operands.slice(from).map((argument) => ({ argument, carrier: rest?.carrier ?? 'secret' })),
  ];
  return all.flatMap(({ argument, carrier }) =>
    argument === undefined || args[argument] === undefined ? [] : [{ argument, start: 0, carrier }],
  );
}

const operandsOf = (use: SecretUse, args: readonly string[]): number[] => readOptions(use, args).operands;

/** The count of operands up to the end of the subcommand; null if it is another one. */
function subcommandEnd(
  { when, anywhere }: SecretUse,
  operands: readonly number[],
  args: readonly string[],
): number | null {
  if (when === undefined) return 0;
  const last = anywhere === true ? operands.length - when.length : BEFORE_SUBCOMMAND_MAX;
  for (let at = 0; at <= last; at += 1) {
    const before = operands[at - 1];
    // It could be the value of an option; else it is the subcommand.
    if (anywhere !== true && before !== undefined && !args[before - 1]?.startsWith('-')) return null;
    if (when.every((word, index) => args[operands[at + index] ?? -1] === word)) return at + when.length;
  }
  return null;
}

interface ReadOptions {
  values: Place[];
  operands: number[];
}

function readOptions(use: SecretUse, args: readonly string[]): ReadOptions {
  const read: ReadOptions = { values: [], operands: [] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      for (let rest = at + 1; rest < args.length; rest += 1) read.operands.push(rest);
      break;
    }
    if (readJoined(use, arg, at, read)) continue;
    if (!arg.startsWith('-') || arg === '-') read.operands.push(at);
    else if (readOption(use, arg, at, read)) at += 1;
  }
  return read;
}

/** `-psecret`, `/p:secret` */
function readJoined({ joined = {} }: SecretUse, arg: string, at: number, read: ReadOptions): boolean {
  const [option, carrier] =
    Object.entries(joined).find(([one]) => arg.startsWith(one) && arg.length > one.length) ?? [];
  if (option === undefined || carrier === undefined) return false;
  read.values.push({ argument: at, start: option.length, carrier });
  return true;
}

/** Whether the option takes the next argument as its value. */
function readOption(use: SecretUse, arg: string, at: number, read: ReadOptions): boolean {
  const { options = {}, valued = [] } = use;
  const equals = arg.indexOf('=');
  const name = equals < 0 ? arg : arg.slice(0, equals);
  const carrier = options[name];
  if (carrier !== undefined) {
    read.values.push(
      equals < 0 ? { argument: at + 1, start: 0, carrier } : { argument: at, start: equals + 1, carrier },
    );
    return equals < 0;
  }
  if (valued.includes(arg)) return true;
  if (arg.startsWith('--') || use.noClusters === true) return false;
  return readCluster(use, arg, at, read);
}

/** `-sSu user:secret`, `-psecret`: letters in one word. */
function readCluster(
  { options = {}, valued = [], flags = '' }: SecretUse,
  arg: string,
  at: number,
  read: ReadOptions,
): boolean {
  for (let index = 1; index < arg.length; index += 1) {
    const letter = arg.charAt(index);
    const carrier = options[`-${letter}`];
    const isLast = index === arg.length - 1;
    if (carrier !== undefined) {
      read.values.push(
        isLast ? { argument: at + 1, start: 0, carrier } : { argument: at, start: index + 1, carrier },
      );
      return isLast;
    }
    if (valued.includes(`-${letter}`)) return isLast;
    if (!flags.includes(letter)) return false;
  }
  return false;
}
