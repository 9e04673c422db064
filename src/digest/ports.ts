import type { RuleUses } from '../stats/rules-by-use.ts';
import type { Digest } from './digest.ts';

/** Keeps digests as they were shown, for as long as what was applied of them can be undone, and longer. */
export interface DigestStore {
  save(id: string, digest: Digest): Promise<void>;
  /** Null where there is none, or it is too old. */
  load(id: string): Promise<Digest | null>;
}

/** The moments at which the weekly message is due, across processes and restarts. */
export interface DigestSlots {
  /**
   * Lets one caller post what is due at `slot` until `until`; false where it was posted, another one may post it, or a
   * later one was posted. The first slot ever counts as posted: nobody wants the summary of a week without a gate.
   */
  claim(slot: Date, now: Date, until: Date): Promise<boolean>;
  posted(slot: Date, now: Date): Promise<void>;
  /** It could not be posted: the next caller need not wait. */
  release(slot: Date): Promise<void>;
}

/** What a digest counts besides what previews count. */
export interface DigestCounts {
  /** When the oldest request since then was made. */
  firstRequest(since: Date): Promise<Date | null>;
  /** Uses by rule since then, also of rules that are retired; rules without one are left out. */
  ruleUses(since: Date): Promise<RuleUses[]>;
}
