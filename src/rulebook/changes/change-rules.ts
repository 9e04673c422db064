import { type Refusal, refusals } from '../../policy/match/compile/refuse.ts';
import type { ChangeStamp, RuleBookNow, RuleChanges } from '../rule-changes.ts';
import { identityOf, type RuleDraft, type StoredRule, saysTheSame } from '../stored-rule.ts';
import { type ChangeDeps, changeBook, type NeedsSecondAdmin, type Planned, stampOf } from './change-book.ts';
import type { SeenRule } from './two-admins/held-change.ts';

export type ChangeOutcome =
  | { kind: 'changed'; batch: string; rule: StoredRule; replaced: StoredRule[] }
  /** The text cannot be a rule. */
  | { kind: 'refused'; refusals: Refusal[] }
  /** There is such a rule already. */
  | { kind: 'exists'; rule: StoredRule }
  /** Somebody else changed it since it was looked at. */
  | { kind: 'changed-meanwhile'; rule: StoredRule }
  | { kind: 'not-found' }
  | NeedsSecondAdmin;

export const NO_CHANGES: RuleChanges = { added: [], changed: [], retired: [], restored: [] };

/** Makes a rule, and retires those that it replaces, together. */
export async function addRule(
  deps: ChangeDeps,
  draft: RuleDraft,
  actor: string,
  replaces: readonly SeenRule[] = [],
): Promise<ChangeOutcome> {
  const refused = refusals(draft, draft.example);
  if (refused.length > 0) return { kind: 'refused', refusals: refused };
  const seen = new Map(replaces.map(({ id, version }) => [id, version]));
  return change(deps, actor, [...seen.keys()], ({ active, named }, { batch, at }) => {
    const twin = active.find((rule) => identityOf(rule) === identityOf(draft));
    if (twin !== undefined) return { outcome: { kind: 'exists', rule: twin }, changes: null };
    const replaced = named.filter(({ retiredAt }) => retiredAt === null);
    const touched = replaced.find(({ id, version }) => (seen.get(id) ?? version) !== version);
    if (touched !== undefined) return changedMeanwhile(touched);
    const rule = newRule(draft, deps.newId(), actor, at);
    return {
      outcome: { kind: 'changed', batch, rule, replaced },
      changes: { ...NO_CHANGES, added: [rule], retired: replaced.map(({ id }) => id) },
    };
  });
}

/** Changes a rule that was looked at as `version`. */
export async function editRule(
  deps: ChangeDeps,
  id: string,
  version: number,
  draft: RuleDraft,
  actor: string,
): Promise<ChangeOutcome> {
  const refused = refusals(draft, draft.example);
  if (refused.length > 0) return { kind: 'refused', refusals: refused };
  return change(deps, actor, [id], ({ active, named }, { batch }) => {
    const [held] = named;
    if (held === undefined) return NOT_FOUND;
    if (held.version !== version || held.retiredAt !== null) return changedMeanwhile(held);
    const twin = active.find((rule) => rule.id !== id && identityOf(rule) === identityOf(draft));
    if (twin !== undefined) return { outcome: { kind: 'exists', rule: twin }, changes: null };
    const rule = { ...held, ...draft, version: version + 1 };
    return {
      outcome: { kind: 'changed', batch, rule, replaced: [] },
      changes: { ...NO_CHANGES, changed: [rule] },
    };
  });
}

/** Takes a rule that was looked at as `version` out of the book; it stays in its history. */
export function retireRule(
  deps: ChangeDeps,
  { id, version }: SeenRule,
  actor: string,
): Promise<ChangeOutcome> {
  return change(deps, actor, [id], ({ named }, { batch }) => {
    const [rule] = named;
    if (rule === undefined) return NOT_FOUND;
    if (rule.retiredAt !== null || rule.version !== (version ?? rule.version)) return changedMeanwhile(rule);
    return {
      outcome: { kind: 'changed', batch, rule, replaced: [] },
      changes: { ...NO_CHANGES, retired: [id] },
    };
  });
}

/**
 * Lets a retired rule count again, as it was looked at.
 * @param draft what it said then: it counts if the version is not known.
 */
export function restoreRule(
  deps: ChangeDeps,
  { id, version }: SeenRule,
  draft: RuleDraft,
  actor: string,
): Promise<ChangeOutcome> {
  return change(deps, actor, [id], ({ active, named }, { batch }) => {
    const [held] = named;
    if (held === undefined) return NOT_FOUND;
    const isAsSeen = version === null ? saysTheSame(held, draft) : held.version === version;
    if (held.retiredAt === null || !isAsSeen) return changedMeanwhile(held);
    const twin = active.find((rule) => identityOf(rule) === identityOf(held));
    if (twin !== undefined) return { outcome: { kind: 'exists', rule: twin }, changes: null };
    const rule = { ...held, retiredAt: null, version: held.version + 1 };
    return {
      outcome: { kind: 'changed', batch, rule, replaced: [] },
      changes: { ...NO_CHANGES, restored: [rule] },
    };
  });
}

const NOT_FOUND: Planned<ChangeOutcome> = { outcome: { kind: 'not-found' }, changes: null };

const changedMeanwhile = (rule: StoredRule): Planned<ChangeOutcome> => ({
  outcome: { kind: 'changed-meanwhile', rule },
  changes: null,
});

function change(
  deps: ChangeDeps,
  actor: string,
  named: readonly string[],
  plan: (book: RuleBookNow, stamp: ChangeStamp) => Planned<ChangeOutcome>,
): Promise<ChangeOutcome> {
  const stamp = stampOf(deps, actor);
  return changeBook(deps, named, (book) => plan(book, stamp), stamp);
}

/** A rule that nobody has used yet. */
export function newRule(draft: RuleDraft, id: string, owner: string, at: Date): StoredRule {
  return { ...draft, id, owner, uses: 0, lastUsedAt: null, createdAt: at, retiredAt: null, version: 1 };
}
