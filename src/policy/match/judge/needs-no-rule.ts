import type { Rule } from '../../rule.ts';
import type { Analysis } from '../../shell/analyse.ts';
import type { SimpleCommand } from '../../shell/command.ts';
import { mayRead } from '../../shell/read/read-variables.ts';
import type { CommandJudgement } from './command-judgement.ts';
import { needsSpellingOut } from './match-command.ts';

/** What needs no rule: reading redirects, and plain assignments to variables that only the text itself uses. */
export function needsNoRule(
  command: SimpleCommand,
  rule: Rule | null,
  { reached, expanded }: Analysis,
): Pick<CommandJudgement, 'isCovered' | 'note'> {
  const { words, redirects, assignments } = command;
  const isHarmless =
    words.length === 0 &&
    !redirects.some(needsSpellingOut) &&
    assignments.every(
      ({ name }) =>
        expanded.has(name) &&
        !mayRead(
          reached.map((one) => one.command),
          name,
        ),
    );
  if (rule !== null || !isHarmless) return { isCovered: rule !== null, note: null };
  const note = assignments.length > 0 ? 'A plain assignment is harmless.' : 'Reading a file is harmless.';
  return { isCovered: true, note };
}
