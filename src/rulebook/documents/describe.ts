import type { RuleDraft } from '../stored-rule.ts';

const MEANINGS: Record<RuleDraft['type'], string> = {
  exact: 'exactly this command; white space and quoting do not matter',
  glob: 'commands like this; * is any text within one simple command',
  regex: 'commands that match this regular expression as a whole',
};

/** What a rule means, in a sentence that a new developer understands. The pattern stands beside it. */
export function describeRule(rule: Omit<RuleDraft, 'example'>): string {
  const { effect, type } = rule;
  const what = effect === 'allow' ? 'Runs without asking' : 'Never runs';
  return `${what}: ${MEANINGS[type]} – ${scopeText(rule)}.`;
}

/** Where and when a rule applies: `in production, for acme/api, within working hours, until 2027-01-31, 10 times`. */
export function scopeText({
  environments,
  repositories,
  hours,
  expiresAt,
  maxUses,
}: Omit<RuleDraft, 'example'>): string {
  return [
    environments.length === 0 ? 'in every environment' : `in ${list(environments)}`,
    repositories.length === 0 ? null : `for ${list(repositories)}`,
    hours === 'any' ? null : 'within working hours',
    expiresAt === null ? null : `until ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    maxUses === null ? null : maxUses === 1 ? 'once' : `${maxUses} times`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
