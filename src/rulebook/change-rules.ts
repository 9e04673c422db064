import type { Refusal } from '../policy/match/refuse.ts';
import { refusals } from '../policy/match/refuse.ts';
import { auditOf } from './audit-changes.ts';
import type { ChangeStamp, RuleBookNow, RuleChanges, RuleStore } from './ports.ts';
import { identityOf, type RuleDraft, type StoredRule } from './stored-rule.ts';

export interface ChangeDeps {
  rules: RuleStore;
  newId: () => string;
  clock: { now(): Date };
  /** The second admin, where the change waited for one. */
  confirmedBy?: string;
}

export type ChangeOutcome =
  | { kind: 'changed'; batch: string; rule: StoredRule; replaced: StoredRule[] }
  /** The text cannot be a rule. */
  | { kind: 'refused'; refusals: Refusal[] }
  /** There is such a rule already. */
  | { kind: 'exists'; rule: StoredRule }
  /** Somebody else changed it since it was looked at. */
  | { kind: 'changed-meanwhile'; rule: StoredRule }
  | { kind: 'not-found' };

interface Planned {
  outcome: ChangeOutcome;
  changes: RuleChanges | null;
}

export const NO_CHANGES: RuleChanges = { added: [], changed: [], retired: [], restored: [] };

/** Makes a rule, and retires those that it replaces, together. */
export async function addRule(
  deps: ChangeDeps,
  draft: RuleDraft,
  actor: string,
  replaces: readonly string[] = [],
): Promise<ChangeOutcome> {
  const refused = refusals({ ...draft, id: '', uses: 0 }, draft.example);
  if (refused.length > 0) return { kind: 'refused', refusals: refused };
  return plan(deps, actor, replaces, ({ active, named }, { batch, at }) => {
    const twin = active.find((rule) => identityOf(rule) === identityOf(draft));
    if (twin !== undefined) return { outcome: { kind: 'exists', rule: twin }, changes: null };
    const rule = newRule(draft, deps.newId(), actor, at);
    const replaced = named.filter(({ retiredAt }) => retiredAt === null);
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
  const refused = refusals({ ...draft, id: '', uses: 0 }, draft.example);
  if (refused.length > 0) return { kind: 'refused', refusals: refused };
  return plan(deps, actor, [id], ({ active, named }, { batch }) => {
    const [held] = named;
    if (held === undefined) return { outcome: { kind: 'not-found' }, changes: null };
    if (held.version !== version || held.retiredAt !== null)
      return { outcome: { kind: 'changed-meanwhile', rule: held }, changes: null };
    const twin = active.find((rule) => rule.id !== id && identityOf(rule) === identityOf(draft));
    if (twin !== undefined) return { outcome: { kind: 'exists', rule: twin }, changes: null };
    const rule = { ...held, ...draft, version: version + 1 };
    return {
      outcome: { kind: 'changed', batch, rule, replaced: [] },
      changes: { ...NO_CHANGES, changed: [rule] },
    };
  });
}

/** Takes a rule out of the book; it stays in its history. */
export function retireRule(deps: ChangeDeps, id: string, actor: string): Promise<ChangeOutcome> {
  return plan(deps, actor, [id], ({ named }, { batch }) => {
    const [rule] = named;
    if (rule === undefined) return { outcome: { kind: 'not-found' }, changes: null };
    if (rule.retiredAt !== null) return { outcome: { kind: 'changed-meanwhile', rule }, changes: null };
    return {
      outcome: { kind: 'changed', batch, rule, replaced: [] },
      changes: { ...NO_CHANGES, retired: [id] },
    };
  });
}

/** Lets a retired rule count again, as it was. */
export function restoreRule(deps: ChangeDeps, id: string, actor: string): Promise<ChangeOutcome> {
  return plan(deps, actor, [id], ({ active, named }, { batch }) => {
    const [held] = named;
    if (held === undefined) return { outcome: { kind: 'not-found' }, changes: null };
    if (held.retiredAt === null) return { outcome: { kind: 'changed-meanwhile', rule: held }, changes: null };
    const twin = active.find((rule) => identityOf(rule) === identityOf(held));
    if (twin !== undefined) return { outcome: { kind: 'exists', rule: twin }, changes: null };
    const rule = { ...held, retiredAt: null, version: held.version + 1 };
    return {
      outcome: { kind: 'changed', batch, rule, replaced: [] },
      changes: { ...NO_CHANGES, restored: [rule] },
    };
  });
}

async function plan(
  { rules, newId, clock, confirmedBy }: ChangeDeps,
  actor: string,
  named: readonly string[],
  work: (book: RuleBookNow, stamp: ChangeStamp) => Planned,
): Promise<ChangeOutcome> {
  const second = confirmedBy === undefined ? {} : { confirmedBy };
  const stamp = { batch: newId(), actor, at: clock.now(), ...second };
  const { outcome } = await rules.change(named, (book) => work(book, stamp), stamp, auditOf);
  return outcome;
}

/** A rule that nobody has used yet. */
export function newRule(draft: RuleDraft, id: string, owner: string, at: Date): StoredRule {
  return { ...draft, id, owner, uses: 0, lastUsedAt: null, createdAt: at, retiredAt: null, version: 1 };
}
