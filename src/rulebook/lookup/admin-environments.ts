import type { RuleDraft } from '../stored-rule.ts';

/** Environments whose rules an admin may read and change. Empty: every environment. */
export type AdminEnvironments = readonly string[];

/** Environments that a refusal names; more are counted. */
const NAMED_MAX = 5;

/** The environments in words, in a bounded length. */
export function limitsText(environments: AdminEnvironments): string {
  const more = environments.length > NAMED_MAX ? ` and ${environments.length - NAMED_MAX} more` : '';
  return `${environments.slice(0, NAMED_MAX).join(', ')}${more}`;
}

type Scope = Pick<RuleDraft, 'environments'>;

/** Whether the rule applies in one of the environments, maybe among others: then it may be read. */
export function appliesIn({ environments }: Scope, limitedTo: AdminEnvironments): boolean {
  return (
    limitedTo.length === 0 || environments.length === 0 || environments.some((one) => limitedTo.includes(one))
  );
}

/** Whether the rule applies in no other environment: then it may be changed. */
export function isLimitedTo({ environments }: Scope, limitedTo: AdminEnvironments): boolean {
  return (
    limitedTo.length === 0 ||
    (environments.length > 0 && environments.every((one) => limitedTo.includes(one)))
  );
}
