import type { Found } from './found.ts';

/** A value that no shell and no other language could run: one word without anything that they read as more. */
const INERT = /^[^\s;&|<>()$`'"\\{}]+$/;

export const isInert = (value: string): boolean => INERT.test(value);

/**
 * The same secrets, with those marked that a shell would run if the text was handed to one, now or later: in
 * `PASSWORD=x; reboot` the value of the text's field `PASSWORD` holds a command. Between quotes nothing is run.
 */
export function withDoubts(text: string, found: readonly Found[]): Found[] {
  return found.map((one) =>
    one.variable === undefined || isInert(text.slice(one.start, one.end)) || isQuoted(text, one)
      ? one
      : { ...one, isDoubtful: true },
  );
}

function isQuoted(text: string, { start, end }: Found): boolean {
  const quote = text.charAt(start - 1);
  if (quote !== text.charAt(end)) return false;
  return quote === "'" || (quote === '"' && !/[$`\\]/.test(text.slice(start, end)));
}
