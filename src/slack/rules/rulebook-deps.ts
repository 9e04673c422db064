import type { RuleBook } from '../../policy/match/book/rule-book.ts';
import type { HoldDeps } from '../../rulebook/changes/two-admins/hold-change.ts';
import type { DraftStore } from '../../rulebook/ports.ts';
import type { Past } from '../../rulebook/preview/past.ts';
import type { OwnerNames } from '../directory/display-names.ts';

/** What the rule book's listeners work with. */
export interface RulebookDeps extends HoldDeps {
  drafts: DraftStore;
  past: Past;
  /** The rules as this process judges by them now. */
  book(): RuleBook;
  /** For people to read. */
  ownerNames: OwnerNames;
  /** Environments that a rule can be chosen to be for. */
  environments: readonly string[];
  /** A rule that nothing used for so long counts as unused, in ms. */
  staleAfterMs: number;
  /** Channel where changes of the rule book are announced. */
  channel: string;
}
