import { knownProgram } from '../../programs/catalogue.ts';
import { UNKNOWN } from '../../shell/source/leaf.ts';
import { findByProgram, isKnownOption, type Target, targetsOf } from './by-program.ts';
import { withDoubts } from './doubt.ts';
import { type Found, type FoundInArgument } from './found.ts';
import { isNoSecret, isSecretHeader, isSecretName } from './names.ts';
import { findByName } from './texts.ts';

/**
 * Secrets in the arguments of a program, by what is known of it and by names of options, headers and fields. What is a
 * secret by its form alone is left out.
 */
export function findInArguments(name: string, args: readonly string[]): FoundInArgument[] {
  const program = knownProgram(name);
  const isSql = /^(?:alter|create|set|grant)$/i.test(name);
  const known = program === undefined ? [] : findByProgram(program, args);
  const knownIn = groupedByArgument(known);
  const found = [...known];
  const targetOf = targetsOf(program, args);
  const add = (argument: number, some: readonly Found[]): void => {
    for (const one of some) found.push({ ...one, argument });
  };
  for (const [index, text] of args.entries()) {
    const option = text.startsWith('-') ? (/^--?[\w.-]+/.exec(text)?.[0] ?? '') : '';
    const isKnown = program !== undefined && isKnownOption(program, option, option !== text);
    if (!isKnown)
      add(
        index,
        byName(text, () => targetOf(index)).filter((one) => !isWithin(one, knownIn.get(index))),
      );
    const isSecretNext =
      (!isKnown && option !== '' && option === text && takesSecretNext(text)) ||
      (isSql && isSqlPassword(args, index));
    if (isSecretNext) add(index + 1, wholeValue(args[index + 1]));
  }
  for (const index of splitHeaders(args)) add(index, wholeValue(args[index]));
  return found.filter(({ argument }) => args[argument] !== undefined);
}

/** The name of a file may look like a name with a value: then it may only be shown. */
function byName(text: string, targetOf: () => Target): Found[] {
  const named = findByName(text);
  if (named.length === 0) return [];
  const target = targetOf();
  if (target === 'labels') return [];
  const found = withDoubts(text, named);
  return target === 'files' ? found.map((one) => ({ ...one, isDoubtful: true })) : found;
}

function groupedByArgument(found: readonly FoundInArgument[]): Map<number, Found[]> {
  const grouped = new Map<number, Found[]>();
  for (const one of found) {
    const known = grouped.get(one.argument);
    if (known === undefined) grouped.set(one.argument, [one]);
    else known.push(one);
  }
  return grouped;
}

const isWithin = ({ start, end }: Found, known: readonly Found[] = []): boolean =>
  known.some((one) => one.start <= start && end <= one.end);

/** `--db-password x`, `-token x`: an option by whose name the next argument is a secret. */
const takesSecretNext = (text: string): boolean =>
  /^--?[A-Za-z][\w.-]{2,80}$/.test(text) && isSecretName(text.replace(/^--?/, ''));

function wholeValue(value: string | undefined): Found[] {
  if (value === undefined || value.startsWith('-') || value.includes(UNKNOWN) || isNoSecret(value)) return [];
  return [{ start: 0, end: value.length }];
}

/** `Authorization: Bearer x` as words of their own: quotes are gone behind `ssh` and `eval`. */
function splitHeaders(args: readonly string[]): number[] {
  return args.flatMap((text, index) => {
    if (!text.endsWith(':')) return [];
    const name = /^([A-Za-z][\w-]{2,80}):$/.exec(text)?.[1];
    if (name === undefined || !isSecretHeader(name)) return [];
    return [/^(?:bearer|basic|token)$/i.test(args[index + 1] ?? '') ? index + 2 : index + 1];
  });
}

/** SQL as people paste it: `ALTER USER app PASSWORD 'x'`. */
const isSqlPassword = (args: readonly string[], index: number): boolean =>
  /^password$/i.test(args[index] ?? '') || /^identified by$/i.test(`${args[index - 1]} ${args[index]}`);
