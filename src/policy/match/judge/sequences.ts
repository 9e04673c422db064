import type { Rule, RulePattern } from '../../rule.ts';
import type { Run, SimpleCommand } from '../../shell/command.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';

/** A sequence rule that could be meant somewhere in a run, with the commands that stand there. */
export interface Sequence<Of extends RulePattern = Rule> {
  compiled: CompiledRule<Of>;
  commands: SimpleCommand[];
}

/** Sequence rules whose operators fit somewhere in the run. The commands themselves are still to be held against them. */
export function sequencesIn<Of extends RulePattern>(
  run: Run,
  candidates: (command: SimpleCommand) => Iterable<CompiledRule<Of>>,
): Sequence<Of>[] {
  return run.commands.flatMap((command, start) =>
    Array.from(candidates(command)).flatMap((compiled): Sequence<Of>[] => {
      const { length } = compiled.commands;
      if (length < 2 || start + length > run.commands.length) return [];
      const operators = run.operators.slice(start, start + length - 1);
      if (operators.some((operator, index) => operator !== compiled.operators[index])) return [];
      return [{ compiled, commands: run.commands.slice(start, start + length) }];
    }),
  );
}
