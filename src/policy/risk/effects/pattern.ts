import type { Reading } from '../reading.ts';

/**
 * How a row of the risk table says which commands it is about. Parts are separated by blanks:
 *
 * - the first part names programs, `|` between alternatives;
 * - `word` is the next word of the command that is no option, `a|b` one of several, `*` any, `.` none;
 * - `-f|--force` asks for one of these options, `!-f|--force` for none of them;
 * - `~text` asks for an argument in which this regular expression is found, `!~text` for none (`\s` is a blank).
 */
export type Pattern = string;

type Check = (reading: Reading) => boolean;

interface Compiled {
  programs: readonly string[];
  matches: Check;
  /** Whether its words would match for some value of those that only their value would tell. */
  couldMatch: Check;
}

/** Makes a pattern ready to be asked. */
export function compilePattern(pattern: Pattern): Compiled {
  const [programs = '', ...parts] = pattern.split(' ');
  const words = parts.filter((part) => !/^[-!~]/.test(part)).map((part) => part.split('|'));
  const checks = parts.filter((part) => /^[-!~]/.test(part)).map(compileCheck);
  return {
    programs: programs.split('|'),
    matches: (reading) =>
      words.every((names, index) => isOneOf(names, reading.operands[index])) &&
      checks.every((check) => check(reading)),
    couldMatch: ({ operands, unknown }) => {
      const couldBe = words.map((names, index) => {
        const operand = operands[index];
        return isOneOf(names, operand) || (names[0] !== '.' && operand !== undefined && unknown.has(operand));
      });
      return couldBe.every(Boolean) && words.some((names, index) => !isOneOf(names, operands[index]));
    },
  };
}

/** Says whether a command fits one of these patterns; they are found by its program. */
export function anyPattern(patterns: readonly Pattern[]): (reading: Reading) => boolean {
  const checks = new Map<string, Check[]>();
  for (const { programs, matches } of patterns.map(compilePattern))
    for (const name of programs) checks.set(name, [...(checks.get(name) ?? []), matches]);
  return (reading) => checks.get(reading.name)?.some((matches) => matches(reading)) === true;
}

function isOneOf(names: readonly string[], operand: string | undefined): boolean {
  if (names[0] === '.') return operand === undefined;
  return operand !== undefined && (names.includes('*') || names.includes(operand));
}

function compileCheck(part: string): Check {
  if (part.startsWith('!')) {
    const check = compileCheck(part.slice(1));
    return (reading) => !check(reading);
  }
  if (part.startsWith('~')) {
    const found = new RegExp(part.slice(1), 'i');
    return ({ args }) => args.some((arg) => found.test(arg));
  }
  const names = part.split('|');
  return ({ options }) => options.some((option) => names.some((name) => isOption(option, name)));
}

/** `-f` also stands in clusters (`-rf`); GNU programs take any beginning of a long name; `--force=false` is none. */
function isOption(option: string, name: string): boolean {
  const [given = '', value] = option.split('=');
  if (value !== undefined && /^(?:false|none|no|0)$/i.test(value)) return false;
  if (given === name) return true;
  if (name.startsWith('--')) return given.length > 4 && given.startsWith('--') && name.startsWith(given);
  return name.length === 2 && /^-[A-Za-z0-9]+$/.test(given) && given.includes(name.charAt(1));
}
