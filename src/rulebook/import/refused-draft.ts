export interface RefusedDraft {
  /** Place in the list, from 0; null: a rule of the rule book that the list leaves out. */
  index: number | null;
  pattern: string;
  /** `rules.3.pattern`; `retired.` and the id of a rule that the list leaves out. */
  path: string;
  why: string;
}
