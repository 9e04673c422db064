import type { Rule } from '../rule.ts';
import { textGlob } from './text-glob.ts';

/** Where and when a request is made, as far as the scope of rules goes. */
export interface Occasion {
  environment: string;
  repository: string | null;
  isWorkingTime: boolean;
  now: Date;
  /** Ids of rules that have no use left, whatever they say themselves. */
  usedUp: ReadonlySet<string>;
}

/** Why a rule does not apply now, in words; null where it does. Repositories are compared without case, as GitHub does. */
export function outOfScope(
  rule: Rule,
  { environment, repository, isWorkingTime, now, usedUp }: Occasion,
): string | null {
  if (rule.environments.length > 0 && !rule.environments.includes(environment))
    return `it is for ${rule.environments.join(', ')}`;
  if (rule.repositories.length > 0 && !rule.repositories.some((glob) => isIn(glob, repository)))
    return `it is for the repositories ${rule.repositories.join(', ')}`;
  if (rule.hours === 'working' && !isWorkingTime) return 'it is for working hours';
  if (rule.expiresAt !== null && rule.expiresAt <= now) return `it ended at ${rule.expiresAt.toISOString()}`;
  if (rule.maxUses !== null && (rule.uses >= rule.maxUses || usedUp.has(rule.id)))
    return `its ${rule.maxUses} uses are used up`;
  return null;
}

function isIn(glob: string, repository: string | null): boolean {
  return repository !== null && textGlob(glob.toLowerCase())(repository.toLowerCase());
}
