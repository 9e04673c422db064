import { auditOf } from './audit-changes.ts';
import { type ChangeDeps, NO_CHANGES } from './change-rules.ts';
import type { RuleBookNow, RuleChanges } from './ports.ts';
import { identityOf, type RuleChange, type StoredRule } from './stored-rule.ts';

/** For so long a change can be undone with one press, in ms, unless it says itself for how long. */
const UNDO_MS = 60 * 60_000;

export type UndoOutcome =
  | { kind: 'undone'; changes: RuleChange[] }
  | { kind: 'too-late' }
  /** Something of it was changed again since. */
  | { kind: 'changed-meanwhile'; rule: StoredRule }
  | { kind: 'not-found' };

interface Planned {
  outcome: UndoOutcome;
  changes: RuleChanges | null;
}

/**
 * Takes back changes that were made together: all of them, or none where one was changed again since.
 * @param only ids of the rules whose changes are taken back; the others stay changed.
 */
export async function undoChanges(
  deps: ChangeDeps,
  batch: string,
  actor: string,
  only?: ReadonlySet<string>,
): Promise<UndoOutcome> {
  const all = await deps.rules.batch(batch);
  const done = only === undefined ? all : all.filter(({ ruleId }) => only.has(ruleId));
  const [first] = done;
  if (first === undefined) return { kind: 'not-found' };
  const at = deps.clock.now();
  if (at > undoEnd(first)) return { kind: 'too-late' };
  const stamp = { batch: deps.newId(), actor, at };
  const ids = done.map(({ ruleId }) => ruleId);
  const { outcome } = await deps.rules.change(ids, (book) => planUndo(done, book), stamp, auditOf);
  return outcome;
}

/** The last moment at which a change can be undone with one press. */
export function undoEnd({ at, undoUntil }: RuleChange): Date {
  return undoUntil ?? new Date(at.getTime() + UNDO_MS);
}

function planUndo(done: RuleChange[], { active, named }: RuleBookNow): Planned {
  const held = new Map(named.map((rule) => [rule.id, rule]));
  const touched = done
    .map((change) => held.get(change.ruleId))
    .find((rule, index) => rule !== undefined && !isAsLeft(rule, done[index] as RuleChange));
  if (touched !== undefined) return { outcome: { kind: 'changed-meanwhile', rule: touched }, changes: null };
  const changes = done.reduce<RuleChanges>((all, change) => takeBack(all, change, held), NO_CHANGES);
  const going = new Set(changes.retired);
  const twin = changes.restored
    .map((rule) => active.find((one) => !going.has(one.id) && identityOf(one) === identityOf(rule)))
    .find((rule) => rule !== undefined);
  if (twin !== undefined) return { outcome: { kind: 'changed-meanwhile', rule: twin }, changes: null };
  return { outcome: { kind: 'undone', changes: done }, changes };
}

/** Whether a rule still is what the change left behind. */
export function isAsLeft(rule: StoredRule, { kind, before, after }: RuleChange): boolean {
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
