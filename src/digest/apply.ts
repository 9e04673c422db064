import { refusals } from '../policy/match/refuse.ts';
import { auditOf } from '../rulebook/audit-changes.ts';
import { type ChangeDeps, NO_CHANGES, newRule } from '../rulebook/change-rules.ts';
import { needsSecondAdmin } from '../rulebook/held-change.ts';
import type { Past } from '../rulebook/past.ts';
import type { ChangeStamp, RuleBookNow, RuleChanges } from '../rulebook/ports.ts';
import { previewRule, readPast } from '../rulebook/preview.ts';
import { identityOf, type StoredRule } from '../rulebook/stored-rule.ts';
import type { Kind, Proposal, RuleRef } from './digest.ts';

/** For so long what was applied can be undone with one press, in ms. */
const UNDO_MS = 7 * 86_400_000;

export interface ApplyDeps extends ChangeDeps {
  past: Past;
  /** Environments where a rule that allows by a pattern waits for a second admin. */
  twoAdminEnvironments: readonly string[];
}

/** What became of the proposals that somebody chose. */
export interface Applied {
  /** Null where nothing was changed. */
  batch: string | null;
  retired: StoredRule[];
  added: StoredRule[];
  /** Left alone, because a rule that they are about, or that their proof stands on, was changed or used since. */
  stale: Proposal[];
  /** Left alone, because they would allow what people denied. */
  blocked: Proposal[];
  /** Left alone, because the rule that they add takes a second admin. */
  waiting: Proposal[];
}

/** Carries out proposals in one transaction. Each stands for itself: a stale one keeps none of the others back. */
export async function applyProposals(
  deps: ApplyDeps,
  chosen: readonly Proposal[],
  actor: string,
): Promise<Applied> {
  const waiting = chosen.filter(
    ({ add }) => add !== null && needsSecondAdmin(add, deps.twoAdminEnvironments),
  );
  const mine = chosen.filter((one) => !waiting.includes(one));
  const blocked = await blockedOf(deps, mine);
  const open = mine.filter((one) => !blocked.includes(one));
  const at = deps.clock.now();
  const stamp = { batch: deps.newId(), actor, at, undoUntil: new Date(at.getTime() + UNDO_MS) };
  const named = open.flatMap(({ retire, dependsOn }) => [...retire, ...dependsOn].map(({ id }) => id));
  const plan = (book: RuleBookNow) => planned(open, book, stamp, deps.newId);
  const { applied } = await deps.rules.change(named, plan, stamp, auditOf);
  return { ...applied, blocked, waiting };
}

/** People may have denied more since the digest was made, so what a rule would allow is asked again. */
async function blockedOf({ past, clock }: ApplyDeps, chosen: readonly Proposal[]): Promise<Proposal[]> {
  const blocked = chosen.filter(({ replay }) => replay.denied.length > 0);
  const adding = chosen.filter((one) => one.add !== null && !blocked.includes(one));
  if (adding.length === 0) return blocked;
  const window = await readPast(past, clock.now());
  for (const proposal of adding) {
    if (proposal.add === null) continue;
    const { denied } = await previewRule(window, { ...proposal.add, id: '', uses: 0 });
    if (denied.length > 0) blocked.push(proposal);
  }
  return blocked;
}

function planned(
  chosen: readonly Proposal[],
  { active, named }: RuleBookNow,
  { batch, actor, at }: ChangeStamp,
  newId: () => string,
): { applied: Omit<Applied, 'blocked' | 'waiting'>; changes: RuleChanges | null } {
  const held = new Map(named.map((rule) => [rule.id, rule]));
  const identities = new Set(active.map(identityOf));
  const stale: Proposal[] = [];
  const retired = new Map<string, StoredRule>();
  const added: StoredRule[] = [];
  for (const proposal of chosen) {
    const { kind, retire, dependsOn, add } = proposal;
    const isFresh =
      [...retire, ...dependsOn].every((ref) => isAsSeen(ref, held.get(ref.id))) &&
      (!IDLE.has(kind) || retire.every((ref) => isIdle(ref, held.get(ref.id))));
    const mayAdd = add === null || (!identities.has(identityOf(add)) && mayBeMade(add));
    if (!isFresh || !mayAdd || retire.some(({ id }) => retired.has(id))) {
      stale.push(proposal);
      continue;
    }
    for (const { id } of retire) retired.set(id, held.get(id) as StoredRule);
    if (add === null) continue;
    identities.add(identityOf(add));
    added.push(newRule(add, newId(), actor, at));
  }
  const rules = [...retired.values()];
  if (rules.length + added.length === 0)
    return { applied: { batch: null, retired: [], added: [], stale }, changes: null };
  return {
    applied: { batch, retired: rules, added, stale },
    changes: { ...NO_CHANGES, added, retired: rules.map(({ id }) => id) },
  };
}

const isAsSeen = ({ version }: RuleRef, rule: StoredRule | undefined): boolean =>
  rule !== undefined && rule.retiredAt === null && rule.version === version;

/** What stands on a rule that nothing uses falls with the next use of it. */
const IDLE: ReadonlySet<Kind> = new Set<Kind>(['unused', 'never-used']);

const isIdle = ({ lastUsedAt }: RuleRef, rule: StoredRule | undefined): boolean =>
  rule?.lastUsedAt?.getTime() === lastUsedAt?.getTime();

const mayBeMade = (draft: NonNullable<Proposal['add']>): boolean =>
  refusals({ ...draft, id: '', uses: 0 }, draft.example).length === 0;
