import type { SimpleCommand } from '../command.ts';
import { literalOf, type Word } from '../word.ts';

/** Options of the shell that change which files a pattern matches, or how a failure is passed on; not how a text is read. */
export const HARMLESS_SHOPT =
  /^(?:nullglob|failglob|globstar|dotglob|nocaseglob|nocasematch|globasciiranges|globskipdots|inherit_errexit|lastpipe|checkwinsize)$/;

/** Names that `set -o` may switch without changing what words mean. */
export const SET_NAME =
  /^(?:errexit|errtrace|functrace|noclobber|noexec|noglob|nounset|pipefail|verbose|xtrace)$/;

/** Whether `shopt` only sets, unsets or asks for such options. */
export function isHarmlessShopt(args: readonly Word[]): boolean {
  const [flag, ...names] = args.map(literalOf);
  return (
    flag !== null &&
    flag !== undefined &&
    /^-[suqp]$/.test(flag) &&
    names.length > 0 &&
    names.every((name) => name !== null && HARMLESS_SHOPT.test(name))
  );
}

/** Whether from here on a pattern that matches no file is no word at all: then what follows it is in another place. */
export function dropsPatterns({ words }: SimpleCommand): boolean {
  const [name, ...args] = words.map(literalOf);
  return name === 'shopt' && args.includes('nullglob');
}

/** Marks every pattern in a command as something that could be no word. */
export function markPatterns({ words }: SimpleCommand): void {
  for (const piece of words.flatMap(({ pieces }) => pieces))
    if (piece.kind === 'unknown' && piece.why === 'pathname') piece.isOwn = true;
}
