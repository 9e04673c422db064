import type { RulePattern } from '../../rule.ts';
import { matchesRepository, namesOne } from '../repositories/repository-glob.ts';

/** Where and when a rule applies. */
type Scope = Pick<RulePattern, 'environments' | 'repositories' | 'hours' | 'expiresAt' | 'maxUses'>;

/** Whether `outer` applies wherever and whenever `inner` does. */
export function coversScope(outer: Scope, inner: Scope): boolean {
  return (
    includesAll(outer.environments, inner.environments, (wide, narrow) => wide === narrow) &&
    includesAll(outer.repositories, inner.repositories, coversRepository) &&
    (outer.hours === 'any' || inner.hours === 'working') &&
    (outer.expiresAt === null || (inner.expiresAt !== null && inner.expiresAt <= outer.expiresAt)) &&
    outer.maxUses === null
  );
}

function includesAll(
  wide: readonly string[],
  narrow: readonly string[],
  covers: (wide: string, narrow: string) => boolean,
): boolean {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((one) => wide.some((other) => covers(other, one)));
}

/** A glob over repositories covers itself, and every name that it matches. */
function coversRepository(wide: string, narrow: string): boolean {
  return wide.toLowerCase() === narrow.toLowerCase() || (namesOne(narrow) && matchesRepository(wide, narrow));
}

/** Parts of a scope that are looked at one by one; a scope of more is looked at as a whole. */
const PARTS_MAX = 20;

/**
 * The rule for each of its environments and repositories alone: another rule may cover each of them. The repositories of
 * an allow rule stay together: a token that is bound to several of them proves none of them alone.
 */
export function scopeParts<Of extends RulePattern>(rule: Of): Of[] {
  const { environments, effect } = rule;
  const repositories = effect === 'deny' ? rule.repositories : [];
  if (Math.max(1, environments.length) * Math.max(1, repositories.length) > PARTS_MAX) return [rule];
  const each = (names: readonly string[]): string[][] =>
    names.length === 0 ? [[]] : names.map((name) => [name]);
  return each(environments).flatMap((environment) =>
    each(repositories).map((repository) => ({
      ...rule,
      environments: environment,
      repositories: effect === 'deny' ? repository : rule.repositories,
    })),
  );
}
