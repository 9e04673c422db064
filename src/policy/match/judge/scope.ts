import type { Rule, RulePattern } from '../../rule.ts';
import { isNamedIn, isProvenIn, type Origin, reachOf } from '../repositories/reach.ts';

/** A rule with its scope. One that is not stored yet has no id and no uses. */
type Scoped = RulePattern & Partial<Pick<Rule, 'id' | 'uses'>>;

/** Where and when a request is made, as far as the scope of rules goes. */
export interface Occasion extends Origin {
  environment: string;
  isWorkingTime: boolean;
  now: Date;
  /** Ids of rules that have no use left, whatever they say themselves. */
  usedUp: ReadonlySet<string>;
}

/** Why an allow rule does not apply now, in words; null if it does. One for repositories needs proof of the repository. */
export function outOfScope(rule: Scoped, occasion: Occasion): string | null {
  const { repositories } = rule;
  const why = forOthers(rule, occasion);
  if (why !== null || repositories.length === 0 || isProvenIn(repositories, occasion)) return why;
  return isNamedIn(repositories, occasion) ? unproven(occasion) : forRepositories(rule);
}

/** Whether proof of its repository is all that an allow rule lacks to apply. */
export function lacksOnlyProof(rule: Scoped, occasion: Occasion): boolean {
  return (
    outOfScope(rule, occasion) !== null &&
    forOthers(rule, occasion) === null &&
    isNamedIn(rule.repositories, occasion)
  );
}

/** How a deny rule applies; null if it does not. `note` says why if the request does not name one of its repositories. */
export function denialScope(
  rule: Scoped,
  occasion: Occasion,
): { reach: 'certain' | 'possible'; note: string | null } | null {
  if (forOthers(rule, occasion) !== null) return null;
  const { repositories } = rule;
  if (repositories.length === 0) return { reach: 'certain', note: null };
  const reach = reachOf(repositories, occasion);
  if (reach === null || isNamedIn(repositories, occasion))
    return reach === null ? null : { reach, note: null };
  const { repository } = occasion;
  const where =
    repository === null ? 'the request names none' : `the request only claims to come from ${repository}`;
  return { reach, note: `${forRepositories(rule)}, and ${where}` };
}

const forRepositories = ({ repositories }: Scoped): string =>
  `it is for the repositories ${repositories.join(', ')}`;

/** What to do about it is said, too: it is the first thing that people with older rules meet. */
const unproven = ({ repository }: Occasion): string =>
  `the repository ${repository ?? ''} is only claimed, not proven: bind the token to it`;

/** Why a rule does not apply now, its repositories aside. */
function forOthers(
  { id = '', environments, hours, expiresAt, maxUses, uses = 0 }: Scoped,
  { environment, isWorkingTime, now, usedUp }: Occasion,
): string | null {
  if (environments.length > 0 && !environments.includes(environment))
    return `it is for ${environments.join(', ')}`;
  if (hours === 'working' && !isWorkingTime) return 'it is for working hours';
  if (expiresAt !== null && expiresAt <= now) return `it ended at ${expiresAt.toISOString()}`;
  if (maxUses !== null && (uses >= maxUses || usedUp.has(id))) return `its ${maxUses} uses are used up`;
  return null;
}
