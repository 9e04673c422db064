import type { AuditEvent } from '../audit/entry.ts';
import { refusals } from '../policy/match/refuse.ts';
import { addRule, type ChangeDeps, type ChangeOutcome, editRule, restoreRule } from './change-rules.ts';
import { type HeldChange, type IntendedChange, needsSecondAdmin } from './held-change.ts';
import type { Past, PastDenial } from './past.ts';
import type { HeldChangeStore } from './ports.ts';
import { previewRule, readPast } from './preview.ts';

/** A change that nobody confirmed for so long has to be proposed again, in ms. */
const HELD_MS = 7 * 86_400_000;

export interface HoldDeps extends ChangeDeps {
  held: HeldChangeStore;
  past: Past;
  /** Environments where a rule that allows by a pattern waits for a second admin. */
  twoAdminEnvironments: readonly string[];
}

export type SettleOutcome =
  | { kind: 'not-found' }
  /** Nobody confirms what he proposed himself. */
  | { kind: 'own' }
  /** Whoever proposed it may not change rules any more. */
  | { kind: 'author-no-admin' }
  /** People denied what it would allow, since it was proposed: nobody has agreed to that. */
  | { kind: 'denied-since'; denied: PastDenial[] }
  | { kind: 'too-old' }
  | { kind: 'settled-before'; held: HeldChange }
  | { kind: 'refused'; held: HeldChange }
  /** It was confirmed, but a fault kept the change from being made. */
  | { kind: 'confirmed-not-made'; held: HeldChange; fault: unknown }
  /** What became of the change when it was carried out. */
  | { kind: 'confirmed'; held: HeldChange; outcome: ChangeOutcome };

/** Carries a change out, or keeps it for a second admin where one is needed. */
export async function changeOrHold(
  deps: HoldDeps,
  change: IntendedChange,
  actor: string,
): Promise<ChangeOutcome | { kind: 'held'; held: HeldChange }> {
  if (!needsSecondAdmin(change.draft, deps.twoAdminEnvironments)) return carryOut(deps, change, actor);
  const refused = refusals({ ...change.draft, id: '', uses: 0 }, change.draft.example);
  if (refused.length > 0) return { kind: 'refused', refusals: refused };
  const at = deps.clock.now();
  const held: HeldChange = { id: deps.newId(), author: actor, change, createdAt: at, settled: null };
  await deps.held.save(held, auditOf('rule.proposed', held, actor, at));
  return { kind: 'held', held };
}

/**
 * A second admin says yes: the change is made in its author's name. Only one answer counts.
 * @param isAdmin whether somebody is an admin at this moment; asked of the author.
 */
export async function confirmChange(
  deps: HoldDeps,
  id: string,
  admin: string,
  isAdmin: (user: string) => Promise<boolean>,
): Promise<SettleOutcome> {
  const proposed = await deps.held.find(id);
  const refused = proposed?.settled === null ? await objection(deps, proposed, isAdmin) : null;
  if (refused !== null) return refused;
  const answered = await settle(deps, id, admin, 'confirmed');
  if (answered.kind !== 'settled') return answered;
  const { held } = answered;
  try {
    const outcome = await carryOut({ ...deps, confirmedBy: admin }, held.change, held.author);
    return { kind: 'confirmed', held, outcome };
  } catch (fault) {
    return { kind: 'confirmed-not-made', held, fault };
  }
}

/** Any admin says no, or the author takes it back. */
export async function refuseChange(deps: HoldDeps, id: string, admin: string): Promise<SettleOutcome> {
  const answered = await settle(deps, id, admin, 'refused');
  return answered.kind === 'settled' ? { kind: 'refused', held: answered.held } : answered;
}

/** What has come up since it was proposed. */
async function objection(
  { past, clock }: HoldDeps,
  { author, change, createdAt }: HeldChange,
  isAdmin: (user: string) => Promise<boolean>,
): Promise<SettleOutcome | null> {
  if (!(await isAdmin(author))) return { kind: 'author-no-admin' };
  const window = await readPast(past, clock.now());
  const preview = await previewRule(window, { ...change.draft, id: '', uses: 0 });
  const denied = preview.denied.filter(({ at }) => at > createdAt);
  return denied.length === 0 ? null : { kind: 'denied-since', denied };
}

async function settle(
  { held: store, clock }: HoldDeps,
  id: string,
  admin: string,
  outcome: 'confirmed' | 'refused',
): Promise<SettleOutcome | { kind: 'settled'; held: HeldChange }> {
  const at = clock.now();
  const held = await store.find(id);
  if (held === null) return { kind: 'not-found' };
  if (held.settled !== null) return { kind: 'settled-before', held };
  if (at.getTime() - held.createdAt.getTime() > HELD_MS) return { kind: 'too-old' };
  if (outcome === 'confirmed' && held.author === admin) return { kind: 'own' };
  const settled = { outcome, by: admin, at };
  if (await store.settle(id, settled, auditOf(`rule.${outcome}`, held, admin, at)))
    return { kind: 'settled', held: { ...held, settled } };
  const now = await store.find(id);
  return now === null ? { kind: 'not-found' } : { kind: 'settled-before', held: now };
}

function carryOut(deps: ChangeDeps, change: IntendedChange, actor: string): Promise<ChangeOutcome> {
  switch (change.action) {
    case 'add':
      return addRule(deps, change.draft, actor, change.replaces);
    case 'edit':
      return editRule(deps, change.id, change.version, change.draft, actor);
    case 'restore':
      return restoreRule(deps, change.id, actor);
  }
}

function auditOf(kind: string, { id, author, change }: HeldChange, actor: string, at: Date): AuditEvent {
  const { effect, type, pattern, environments } = change.draft;
  const data = { change: id, author, action: change.action, effect, type, pattern, environments };
  return { kind, at, requestId: null, actor, data };
}
