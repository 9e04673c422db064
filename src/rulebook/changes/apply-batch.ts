import { refusals } from '../../policy/match/compile/refuse.ts';
import { DAY_MS } from '../../time/units.ts';
import type { Past } from '../preview/past.ts';
import { previewRule, readPast } from '../preview/preview.ts';
import type { ChangeStamp, RuleBookNow } from '../rule-changes.ts';
import { identityOf, type RuleDraft, type RuleRef, type StoredRule } from '../stored-rule.ts';
import { type BatchItem } from './batch-item.ts';
import { type ChangeDeps, changeBook, type Planned, stampOf } from './change-book.ts';
import { NO_CHANGES, newRule } from './change-rules.ts';
import { type RuleStep, weakenings } from './two-admins/weakenings.ts';

/** For so long what was applied can be undone with one press, in ms. */
const UNDO_MS = 7 * DAY_MS;

export interface BatchDeps extends ChangeDeps {
  past: Past;
}

/** What became of the items. */
export interface BatchOutcome<Item extends BatchItem> {
  kind: 'applied';
  /** Null if nothing was changed. */
  batch: string | null;
  retired: StoredRule[];
  added: StoredRule[];
  /** Left alone, because a rule that they are about, or that they stand on, was changed or used since. */
  stale: Item[];
  /** Left alone, because they would allow what people denied. */
  blocked: Item[];
  /** Left alone, because they take a second admin, with what each would do. */
  waiting: { item: Item; steps: RuleStep[] }[];
}

/** Carries out many changes in one transaction. A stale one keeps none of the others back. */
export async function applyBatch<Item extends BatchItem>(
  deps: BatchDeps,
  items: readonly Item[],
  actor: string,
): Promise<BatchOutcome<Item>> {
  const blocked = await blockedOf(deps, items);
  const open = items.filter((one) => !blocked.includes(one));
  const made = stampOf(deps, actor);
  const stamp = { ...made, undoUntil: new Date(made.at.getTime() + UNDO_MS) };
  const named = open.flatMap(({ retire, dependsOn }) => [...retire, ...dependsOn].map(({ id }) => id));
  const applied = await changeBook(deps, named, (book) => planned(deps, open, book, stamp), stamp);
  if (applied.kind === 'needs-second-admin')
    throw new Error('a batch needed two admins, though none of its items does');
  return { ...applied, blocked };
}

/** People may have denied more since the changes were proposed, so what a rule would allow is asked again. */
async function blockedOf<Item extends BatchItem>(
  { past, clock }: BatchDeps,
  items: readonly Item[],
): Promise<Item[]> {
  const adding = items.filter(({ add }) => add !== null);
  if (adding.length === 0) return [];
  const window = await readPast(past, clock.now());
  const blocked: Item[] = [];
  for (const item of adding) {
    if (item.add === null) continue;
    const { denied } = await previewRule(window, item.add);
    if (denied.length > 0) blocked.push(item);
  }
  return blocked;
}

type Applied<Item extends BatchItem> = Omit<BatchOutcome<Item>, 'blocked'>;

function planned<Item extends BatchItem>(
  { newId, twoAdminEnvironments, confirmedBy }: BatchDeps,
  items: readonly Item[],
  { active, named }: RuleBookNow,
  { batch, actor, at }: ChangeStamp,
): Planned<Applied<Item>> {
  const held = new Map(named.map((rule) => [rule.id, rule]));
  const identities = new Set(active.map(identityOf));
  const retired = new Map<string, StoredRule>();
  const applied: Applied<Item> = {
    kind: 'applied',
    batch: null,
    retired: [],
    added: [],
    stale: [],
    waiting: [],
  };
  for (const item of items) {
    const { retire, add } = item;
    const mayAdd = add === null || (!identities.has(identityOf(add)) && mayBeMade(add));
    if (!isFresh(item, held) || !mayAdd || retire.some(({ id }) => retired.has(id))) {
      applied.stale.push(item);
      continue;
    }
    const steps = stepsOfItem(item, held);
    if (confirmedBy === undefined && weakenings(steps, twoAdminEnvironments).length > 0) {
      applied.waiting.push({ item, steps });
      continue;
    }
    for (const { id } of retire) retired.set(id, held.get(id) as StoredRule);
    if (add === null) continue;
    identities.add(identityOf(add));
    applied.added.push(newRule(add, newId(), actor, at));
  }
  const { added } = applied;
  const rules = [...retired.values()];
  if (rules.length + added.length === 0) return { outcome: applied, changes: null };
  return {
    outcome: { ...applied, batch, retired: rules },
    changes: { ...NO_CHANGES, added, retired: rules.map(({ id }) => id) },
  };
}

const isFresh = ({ retire, dependsOn, onlyIfIdle }: BatchItem, held: ReadonlyMap<string, StoredRule>) =>
  [...retire, ...dependsOn].every((ref) => isAsSeen(ref, held.get(ref.id))) &&
  (!onlyIfIdle || retire.every((ref) => isIdle(ref, held.get(ref.id))));

const stepsOfItem = ({ retire, add }: BatchItem, held: ReadonlyMap<string, StoredRule>): RuleStep[] => [
  ...retire.map(({ id }) => ({ before: held.get(id) ?? null, after: null })),
  ...(add === null ? [] : [{ before: null, after: add }]),
];

const isAsSeen = ({ version }: RuleRef, rule: StoredRule | undefined): boolean =>
  rule !== undefined && rule.retiredAt === null && rule.version === version;

/** What stands on a rule that nothing uses falls with the next use of it. */
const isIdle = ({ lastUsedAt }: RuleRef, rule: StoredRule | undefined): boolean =>
  rule?.lastUsedAt?.getTime() === lastUsedAt?.getTime();

const mayBeMade = (draft: RuleDraft): boolean => refusals(draft, draft.example).length === 0;
