import type { Rule } from '../../rule.ts';
import type { SimpleCommand } from '../../shell/command.ts';

/** What the rules say of one command. */
export interface CommandJudgement {
  command: SimpleCommand;
  via: readonly string[];
  /** The rule that matches it, or null. */
  rule: Rule | null;
  /** A rule that matches it but does not apply now, with why; best one that only lacks proof of the repository. */
  asleep: { rule: Rule; why: string } | null;
  /** Whether it, and everything inside it, is covered. */
  isCovered: boolean;
  /** Why it is covered without a rule of its own, in words. */
  note: string | null;
  inside: CommandJudgement[];
}
