import type { RefusedDraft } from '../../import/refused-draft.ts';
import { identityOf, type RuleDraft, type StoredRule } from '../../stored-rule.ts';
import { type RuleStep, type Weakening, weakenings } from './weakenings.ts';

/** What one token may not do to the rule book, each with the place of the rule in the list, or its id in the book. */
export function refuseWeakenings(
  drafts: readonly RuleDraft[],
  steps: readonly RuleStep<StoredRule>[],
  marked: readonly string[],
): RefusedDraft[] {
  const places = new Map(drafts.map((draft, index) => [identityOf(draft), index]));
  return weakenings(steps, marked).flatMap((weakening): RefusedDraft[] => {
    const { before, after } = weakening.step;
    const rule = after ?? before;
    if (rule === null) return [];
    const { pattern } = rule;
    const why = whyOf(weakening);
    const index = places.get(identityOf(rule));
    if (after === null || index === undefined)
      return [{ index: null, pattern, path: `retired.${rule.id}`, why }];
    return [{ index, pattern, path: `rules.${index}.pattern`, why }];
  });
}

function whyOf({ kind, step: { before, after } }: Weakening): string {
  if (kind === 'allows-more')
    return 'Two admins must confirm an allow rule with a pattern in this environment (rule_changes). Create it with /expacti allow.';
  if (after === null)
    return `Two admins must confirm retiring a deny rule in this environment (rule_changes). Keep ${before?.type} “${before?.pattern}” in the list, or retire it with /expacti rules.`;
  return 'Two admins must confirm narrowing a deny rule in this environment (rule_changes). Edit it with /expacti rules.';
}
