import type { PastDenial } from '../rulebook/preview/past.ts';
import type { RuleDraft, RuleRef, StoredRule } from '../rulebook/stored-rule.ts';
import type { RulesByUse } from '../stats/rules-by-use.ts';
import type { Week } from '../stats/week.ts';

/** Kinds of findings, in the order in which they are shown. */
export const KINDS = [
  'covered',
  'shadowed',
  'ended',
  'broken',
  'mergeable',
  'unused',
  'never-used',
  'too-wide',
  'risky',
  'owner-gone',
  'suggested',
] as const;
export type Kind = (typeof KINDS)[number];

/** A verdict that would be another one. */
export interface Flip {
  command: string;
  environment: string;
  repository: string | null;
  from: string;
  to: string;
  requests: number;
}

/** What a set of changes would have made of the requests of the window. */
export interface Replay {
  /** Requests that it was held against. */
  requests: number;
  /** Requests whose verdict would have been another one. */
  flipped: number;
  /** Some of them. */
  flips: Flip[];
  /** What people denied and would be allowed: such a proposal cannot be applied. */
  denied: Pick<PastDenial, 'command' | 'by' | 'reason'>[];
}

/** One change of the rule book that could be made, with why. */
export interface Proposal {
  /** Within its digest. */
  id: string;
  kind: Kind;
  retire: RuleRef[];
  add: RuleDraft | null;
  /** Rules that the proof stands on, and that are to stay as they are. */
  dependsOn: RuleRef[];
  /** Why, in plain sentences. */
  proof: string;
  /** A command that shows it; null where there is none to show. */
  witness: string | null;
  replay: Replay;
  /** Proven to change no verdict. */
  isSafe: boolean;
}

/** A change as it is found, before it is held against requests. */
export type Found = Omit<Proposal, 'id' | 'replay' | 'isSafe'>;

/** The summary of one moment: of the rules, and of the requests of a window. */
export interface Digest {
  at: Date;
  /** From when on requests are counted; null where there are none. */
  since: Date | null;
  /** Rules in the book. */
  rules: number;
  /** Requests that were looked at. */
  requests: number;
  /** Whether there were more different requests than are looked at. */
  isPartial: boolean;
  /** Rules of which it could not be decided whether others cover them. */
  undecided: number;
  /** Denials by people in the last week, the newest first, at most a few. */
  denials: Omit<PastDenial, 'provenance'>[];
  /** The last seven whole days beside the seven before; null where nobody counted them. */
  weeks: { now: Week; before: Week } | null;
  /** How the rules carried the requests of the window; null where nobody counted their uses. */
  use: RulesByUse | null;
  proposals: Proposal[];
  /** Proposals that were left out because there were too many. */
  leftOut: number;
}

export const refOf = ({ id, version, effect, type, pattern, lastUsedAt }: StoredRule): RuleRef => ({
  id,
  version,
  effect,
  type,
  pattern,
  lastUsedAt,
});
