import type { Command } from 'commander';
import { shellQuote } from '../../client/run/shell-quote.ts';

/** The text that is asked about, from either of the two ways to give it; ends with a usage error where there is none. */
export function askedText(words: readonly string[], text: string | undefined, command: Command): string {
  if (text !== undefined && words.length > 0)
    command.error('error: use either a command after -- or -c, not both');
  if (words[0]?.startsWith('%'))
    command.error('error: a command name cannot start with %, because bash reads it as a job');
  const asked = text ?? shellQuote(words);
  if (asked.trim() === '') command.error("error: no command. Write it after --, or use -c 'SHELL TEXT'");
  // Node replaces what is not UTF-8 on its way in, and then something else than was typed would be asked for and run.
  if (asked.includes('\uFFFD')) command.error('error: the command is not valid UTF-8');
  return asked;
}
