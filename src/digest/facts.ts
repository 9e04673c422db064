import type { RuleBook } from '../policy/match/book/rule-book.ts';
import type { Policy } from '../policy/policy.ts';
import type { PastCommand, PastDenial } from '../rulebook/preview/past.ts';
import type { StoredRule } from '../rulebook/stored-rule.ts';

/** Everything that a digest is made of. Counted by the database, and handed in. */
export interface DigestFacts {
  now: Date;
  /** A rule that nothing used for so long is stale, in ms. */
  staleAfterMs: number;
  /** The oldest first. */
  rules: readonly StoredRule[];
  /** The same rules, ready to judge by. */
  book: RuleBook;
  ceilings: Policy['ceilings'];
  /** The most frequent first. */
  commands: readonly PastCommand[];
  denials: readonly PastDenial[];
  /** When the first request of the window was made; null where there is none. */
  since: Date | null;
  isPartial: boolean;
  /** Owners who have left. */
  gone: ReadonlySet<string>;
}
