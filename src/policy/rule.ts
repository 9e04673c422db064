/** What a whitelist entry says (CONTRACT §4): enough to match commands with it, before it is kept and after. */
export interface RulePattern {
  effect: 'allow' | 'deny';
  type: 'exact' | 'glob' | 'regex';
  pattern: string;
  /** Empty: every environment. */
  environments: string[];
  /** Globs over `owner/name`; empty: every repository. */
  repositories: string[];
  hours: 'any' | 'working';
  expiresAt: Date | null;
  maxUses: number | null;
  reason: string;
}

/** A whitelist entry that decides requests. */
export interface Rule extends RulePattern {
  id: string;
  /** How often it has decided so far. */
  uses: number;
}

/** What a request keeps of a rule that matched it, for as long as the request is kept. */
export type MatchedRule = Pick<Rule, 'id' | 'effect' | 'type' | 'pattern'>;
