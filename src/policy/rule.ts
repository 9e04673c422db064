/** Whitelist entry (CONTRACT §4), as the policy sees it. */
export interface Rule {
  id: string;
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
  /** How often it has decided so far. */
  uses: number;
  reason: string;
}

/** What a request keeps of a rule that matched it, for as long as the request is kept. */
export type MatchedRule = Pick<Rule, 'id' | 'effect' | 'type' | 'pattern'>;
