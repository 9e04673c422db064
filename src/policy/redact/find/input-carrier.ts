import type { JudgedCommand } from '../../shell/analyse.ts';
import { UNKNOWN } from '../../shell/source/leaf.ts';
import { literalOf } from '../../shell/word.ts';
import { insideOf, programOf } from '../roles.ts';
import { secretInput } from './by-program.ts';

/** How the first program that reads takes its input: the command itself, or what it runs. */
export function carrierOfInput(judged: JudgedCommand): ReturnType<typeof secretInput> {
  const program = programOf(judged);
  const args = judged.command.words.slice(1).map((word) => literalOf(word) ?? UNKNOWN);
  const own = program === undefined ? null : secretInput(program, args);
  if (own !== null) return own;
  const [first] = insideOf(judged)[0]?.script.commands ?? [];
  return first === undefined ? null : carrierOfInput(first);
}
