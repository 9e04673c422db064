import { HOUR_MS } from '../../time/units.ts';
import type { RuleBookNow, RuleChanges } from '../rule-changes.ts';
import { identityOf, type RuleChange, type StoredRule } from '../stored-rule.ts';
import { type ChangeDeps, changeBook, type NeedsSecondAdmin, type Planned, stampOf } from './change-book.ts';
import { NO_CHANGES } from './change-rules.ts';

/** For so long a change can be undone with one press, in ms, unless it says itself for how long. */
const UNDO_MS = HOUR_MS;

export type UndoOutcome =
  | { kind: 'undone'; changes: RuleChange[] }
  | { kind: 'too-late' }
  /** Something of it was changed again since. */
  | { kind: 'changed-meanwhile'; rule: StoredRule }
  | { kind: 'not-found' }
  | NeedsSecondAdmin;

/** Changes that are taken back. */
export interface Undoing {
  batch: string;
  /** Ids of the rules whose changes are taken back, the others stay changed; null: all of the batch. */
  only: readonly string[] | null;
}

/**
 * Takes back changes that were made together: all of them, or none if one was changed again since.
 * @param askedAt when it was asked for: what waited for a second admin was asked for earlier than it is done.
 */
export async function undoChanges(
  deps: ChangeDeps,
  undoing: Undoing,
  actor: string,
  askedAt = deps.clock.now(),
): Promise<UndoOutcome> {
  const done = await changesToUndo(deps, undoing);
  const [first] = done;
  if (first === undefined) return { kind: 'not-found' };
  if (askedAt > undoEnd(first)) return { kind: 'too-late' };
  const ids = done.map(({ ruleId }) => ruleId);
  return changeBook(deps, ids, (book) => planUndo(done, book), stampOf(deps, actor));
}

/** The changes that an undo is about, as they were made. */
export async function changesToUndo(
  { rules }: Pick<ChangeDeps, 'rules'>,
  { batch, only }: Undoing,
): Promise<RuleChange[]> {
  const all = await rules.batch(batch);
  return only === null ? all : all.filter(({ ruleId }) => only.includes(ruleId));
}

/** Those of some changes whose rules still are as the changes left them. */
export async function standingOf(
  { rules }: Pick<ChangeDeps, 'rules'>,
  changes: readonly RuleChange[],
): Promise<RuleChange[]> {
  const held = await rules.named(changes.map(({ ruleId }) => ruleId));
  const byId = new Map(held.map((rule) => [rule.id, rule]));
  return changes.filter((change) => {
    const rule = byId.get(change.ruleId);
    return rule !== undefined && isAsLeft(rule, change);
  });
}

/** The last moment at which a change can be undone with one press. */
export function undoEnd({ at, undoUntil }: RuleChange): Date {
  return undoUntil ?? new Date(at.getTime() + UNDO_MS);
}

function planUndo(done: RuleChange[], { active, named }: RuleBookNow): Planned<UndoOutcome> {
  const held = new Map(named.map((rule) => [rule.id, rule]));
  const touched = done
    .map((change) => held.get(change.ruleId))
    .find((rule, index) => rule !== undefined && !isAsLeft(rule, done[index] as RuleChange));
  if (touched !== undefined) return { outcome: { kind: 'changed-meanwhile', rule: touched }, changes: null };
  const changes = done.reduce<RuleChanges>((all, change) => takeBack(all, change, held), NO_CHANGES);
  const going = new Set(changes.retired);
  const isTwin = (one: StoredRule, rule: StoredRule): boolean =>
    one.id !== rule.id && !going.has(one.id) && identityOf(one) === identityOf(rule);
  const twin = [...changes.restored, ...changes.changed]
    .map((rule) => active.find((one) => isTwin(one, rule)))
    .find((rule) => rule !== undefined);
  if (twin !== undefined) return { outcome: { kind: 'changed-meanwhile', rule: twin }, changes: null };
  return { outcome: { kind: 'undone', changes: done }, changes };
}

/** Whether a rule still is what the change left behind. */
function isAsLeft(rule: StoredRule, { kind, before, after }: RuleChange): boolean {
  if (kind === 'retired') return rule.retiredAt !== null && rule.version === before?.version;
  return rule.retiredAt === null && rule.version === after?.version;
}

function takeBack(
  all: RuleChanges,
  { kind, ruleId, before }: RuleChange,
  held: ReadonlyMap<string, StoredRule>,
): RuleChanges {
  const rule = held.get(ruleId);
  if (rule === undefined) return all;
  switch (kind) {
    case 'added':
    case 'restored':
      return { ...all, retired: [...all.retired, ruleId] };
    case 'retired':
      return { ...all, restored: [...all.restored, { ...rule, retiredAt: null, version: rule.version + 1 }] };
    case 'changed':
      return before === null
        ? all
        : { ...all, changed: [...all.changed, { ...before, version: rule.version + 1 }] };
  }
}
