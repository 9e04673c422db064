import type { RulePattern } from '../../rule.ts';
import type { Analysis } from '../../shell/analyse.ts';
import type { SimpleCommand } from '../../shell/command.ts';
import type { CommandPattern, CompiledRule } from '../compile/compiled-rule.ts';
import { denies, matches } from './match-command.ts';
import { sequencesIn } from './sequences.ts';

/** Whether the rule alone matches something in this text: its sequence, or any of the commands in it. */
export function matchesText(
  compiled: CompiledRule<RulePattern>,
  { reached, runs }: Pick<Analysis, 'reached' | 'runs'>,
): boolean {
  const [pattern, ...more] = compiled.commands;
  if (pattern === undefined) return false;
  const fits = (asked: CommandPattern | undefined, command: SimpleCommand): boolean =>
    asked !== undefined &&
    (compiled.rule.effect === 'deny' ? denies(asked, command) === 'certain' : matches(asked, command));
  if (more.length === 0) return reached.some(({ command }) => fits(pattern, command));
  return runs
    .flatMap((run) => sequencesIn(run, () => [compiled]))
    .some(({ commands }) => commands.every((command, index) => fits(compiled.commands[index], command)));
}
