import { DAY_MS } from '../../time/units.ts';
import type { StoredRule } from '../stored-rule.ts';

/** A rule that ends within this time is about to, in ms. */
const SOON_MS = 14 * DAY_MS;

/** What an owner should look at. */
export interface OwnedRules {
  count: number;
  /** Those that end within two weeks, the first to end in front. */
  expiring: StoredRule[];
  /** Those that nothing used for long, the longest in front. A rule gets that long to be used for the first time. */
  unused: StoredRule[];
}

/** The rules that one person owns. `staleAfterMs` without use counts as unused. */
export function ownedRules(
  rules: readonly StoredRule[],
  owner: string,
  now: Date,
  staleAfterMs: number,
): OwnedRules {
  const own = rules.filter((rule) => rule.owner === owner);
  const lastSign = ({ lastUsedAt, createdAt }: StoredRule): number => (lastUsedAt ?? createdAt).getTime();
  const end = ({ expiresAt }: StoredRule): number => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    count: own.length,
    expiring: own
      .filter((rule) => end(rule) > now.getTime() && end(rule) - now.getTime() <= SOON_MS)
      .sort((a, b) => end(a) - end(b)),
    unused: own
      .filter((rule) => now.getTime() - lastSign(rule) > staleAfterMs)
      .sort((a, b) => lastSign(a) - lastSign(b)),
  };
}
