import type { PastDenial } from '../../rulebook/preview/past.ts';
import type { Flip, Replay } from '../digest.ts';
import type { DigestFacts } from '../facts.ts';
import { type Asked, keyOf, type Usage } from '../usage/usage.ts';
import type { Change } from './affected.ts';
import { findVerdictChanges, type VerdictChange } from './verdict-changes.ts';

/** Flips that are listed, those of the most requests; the others are counted. */
const FLIPS_SHOWN = 20;
const DENIED_SHOWN = 5;

/** Holds each set of changes, by itself, against every request of the window. */
export async function replay(
  facts: DigestFacts,
  usage: Usage,
  sets: readonly (readonly Change[])[],
): Promise<Replay[]> {
  const asked = new AskedFor(facts);
  const requests = facts.commands.reduce((sum, one) => sum + one.requests, 0);
  const flips = await findVerdictChanges(facts, usage, sets);
  return flips.map((all) => {
    const counted = asked.among(all);
    return {
      requests,
      flipped: counted.reduce((sum, one) => sum + one.requests, 0),
      flips: counted.slice(0, FLIPS_SHOWN),
      denied: asked.deniedAmong(all),
    };
  });
}

/** What a set of changes does that none of them does alone; at most as many flips as a replay lists. */
export async function replayTogether(
  facts: DigestFacts,
  usage: Usage,
  changes: readonly Change[],
): Promise<Pick<Replay, 'flips' | 'denied'>> {
  const asked = new AskedFor(facts);
  const sets = [changes, ...changes.map((one) => [one])];
  const [together = [], ...each] = await findVerdictChanges(facts, usage, sets);
  const keyOfFlip = (flip: VerdictChange): string => `${flip.to} ${keyOf(flip.asked)}`;
  const alone = new Set(each.flat().map(keyOfFlip));
  const more = together.filter((flip) => !alone.has(keyOfFlip(flip)));
  return { flips: asked.among(more).slice(0, FLIPS_SHOWN), denied: asked.deniedAmong(together) };
}

/** What was asked for in the window and denied by people, to be looked up for one set of changes after the other. */
class AskedFor {
  readonly #requests: ReadonlyMap<Asked, number>;
  readonly #denials: readonly { denial: PastDenial; key: string }[];

  constructor({ commands, denials }: DigestFacts) {
    this.#requests = new Map(commands.map((one) => [one, one.requests]));
    this.#denials = denials.map((denial) => ({ denial, key: keyOf(denial) }));
  }

  /** Those that were asked for, with how often. */
  among(flips: readonly VerdictChange[]): Flip[] {
    return flips
      .map(({ asked, from, to }) => {
        const { command, environment, repository } = asked;
        return { command, environment, repository, from, to, requests: this.#requests.get(asked) ?? 0 };
      })
      .filter((flip) => flip.requests > 0)
      .sort((a, b) => b.requests - a.requests);
  }

  /** What people denied and would be allowed. */
  deniedAmong(flips: readonly VerdictChange[]): Replay['denied'] {
    const allowed = new Set(flips.filter(({ opens }) => opens).map(({ asked }) => keyOf(asked)));
    if (allowed.size === 0) return [];
    return this.#denials
      .filter(({ key }) => allowed.has(key))
      .slice(0, DENIED_SHOWN)
      .map(({ denial: { command, by, reason } }) => ({ command, by, reason }));
  }
}
