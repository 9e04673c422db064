import type { WorkingHours } from './environments/working-hours.ts';
import type { RuleBook } from './match/book/rule-book.ts';
import type { RiskLevel } from './risk/risk.ts';

/** The team's written policy, as far as it decides verdicts. */
export interface Policy {
  book: RuleBook;
  /** Null if the team has written none. */
  hours: WorkingHours | null;
  /** The highest level that a rule may let pass alone, by configured environment. Elsewhere no rule lets anything pass. */
  ceilings: Readonly<Record<string, RiskLevel>>;
  /** Environments in which nothing runs outside working hours. */
  closed: ReadonlySet<string>;
  /** Ids of rules whose last use went to another request a moment ago. */
  usedUp: ReadonlySet<string>;
}
