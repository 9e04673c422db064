import type { Flip, Proposal, Replay } from '../digest.ts';
import { type DigestDeps, readFacts } from '../gather.ts';
import { usageOf } from '../usage/usage.ts';
import { replayTogether } from './replay.ts';

/** Why proposals that may each be applied may not be applied together. */
export interface Together {
  /** Verdicts that none of them alone would change. */
  flips: Flip[];
  /** What people denied and all of them together would allow. */
  denied: Replay['denied'];
}

/**
 * Holds a combination against the requests of the window as they are now, as one set. Null where it does nothing that
 * its proposals do not do each by itself; what those do was shown with them.
 */
export async function checkTogether(deps: DigestDeps, chosen: readonly Proposal[]): Promise<Together | null> {
  if (chosen.length < 2) return null;
  const facts = await readFacts(deps, deps.clock.now());
  const found = await replayTogether(facts, await usageOf(facts), chosen);
  return found.flips.length + found.denied.length === 0 ? null : found;
}
