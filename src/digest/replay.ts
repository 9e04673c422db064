import type { Change } from './affected.ts';
import type { Flip, Replay } from './digest.ts';
import type { DigestFacts } from './facts.ts';
import { findFlips, type TextFlip } from './flips.ts';
import { type Asked, keyOf, type Usage } from './usage.ts';

/** Flips that are listed, those of the most requests; the others are counted. */
const FLIPS_SHOWN = 20;
const DENIED_SHOWN = 5;

/** Holds each set of changes, by itself, against every request of the window. */
export async function replay(
  facts: DigestFacts,
  usage: Usage,
  sets: readonly (readonly Change[])[],
): Promise<Replay[]> {
  const requests = facts.commands.reduce((sum, one) => sum + one.requests, 0);
  const flips = await findFlips(facts, usage, sets);
  return flips.map((all) => {
    const counted = countedIn(all, facts);
    return {
      requests,
      flipped: counted.reduce((sum, one) => sum + one.requests, 0),
      flips: counted.slice(0, FLIPS_SHOWN),
      denied: deniedIn(all, facts),
    };
  });
}

/** What a set of changes does that none of them does alone; at most as many flips as a replay lists. */
export async function replayTogether(
  facts: DigestFacts,
  usage: Usage,
  changes: readonly Change[],
): Promise<Pick<Replay, 'flips' | 'denied'>> {
  const sets = [changes, ...changes.map((one) => [one])];
  const [together = [], ...each] = await findFlips(facts, usage, sets);
  const keyOfFlip = ({ to, asked }: TextFlip): string => `${to} ${keyOf(asked)}`;
  const alone = new Set(each.flat().map(keyOfFlip));
  const more = together.filter((flip) => !alone.has(keyOfFlip(flip)));
  return { flips: countedIn(more, facts).slice(0, FLIPS_SHOWN), denied: deniedIn(together, facts) };
}

/** Those that were asked for in the window, with how often. */
function countedIn(flips: readonly TextFlip[], { commands }: DigestFacts): Flip[] {
  if (flips.length === 0) return [];
  const requests = new Map<Asked, number>(commands.map((one) => [one, one.requests]));
  return flips
    .map(({ asked, from, to }) => {
      const { command, environment, repository } = asked;
      return { command, environment, repository, from, to, requests: requests.get(asked) ?? 0 };
    })
    .filter((flip) => flip.requests > 0)
    .sort((a, b) => b.requests - a.requests);
}

/** What people denied and would be allowed. */
function deniedIn(flips: readonly TextFlip[], { denials }: DigestFacts): Replay['denied'] {
  const allowed = new Set(flips.filter(({ opens }) => opens).map(({ asked }) => keyOf(asked)));
  if (allowed.size === 0) return [];
  return denials
    .filter((one) => allowed.has(keyOf(one)))
    .slice(0, DENIED_SHOWN)
    .map(({ command, by, reason }) => ({ command, by, reason }));
}
