import { DAY_MS } from '../../../time/units.ts';
import type { HeldChangeStore } from '../../ports.ts';
import type { PastDenial } from '../../preview/past.ts';
import { denialsSince } from '../../preview/preview.ts';
import type { BatchDeps } from '../apply-batch.ts';
import { describeHeld } from './audit-held.ts';
import type { HeldChange, IntendedChange } from './held-change.ts';
import { type MadeOutcome, makeChange } from './make-change.ts';
import { newlyAllowing, type RuleStep } from './weakenings.ts';

/** A change that nobody confirmed for so long has to be proposed again, in ms. */
const HELD_MS = 7 * DAY_MS;

export interface HoldDeps extends BatchDeps {
  held: HeldChangeStore;
}

/** What became of a change that was made, or would have been. */
export type CarriedOut = Exclude<MadeOutcome, { kind: 'needs-second-admin' }>;

export type SettleOutcome =
  | { kind: 'not-found' }
  /** Nobody confirms what he proposed himself. */
  | { kind: 'own' }
  /** The author may no longer change rules. */
  | { kind: 'author-no-admin' }
  /** People denied what it would allow, since it was proposed: nobody has agreed to that. */
  | { kind: 'denied-since'; denied: PastDenial[] }
  | { kind: 'too-old' }
  | { kind: 'settled-before'; held: HeldChange }
  | { kind: 'refused'; held: HeldChange }
  /** It was confirmed, but a fault kept the change from being made. */
  | { kind: 'confirmed-not-made'; held: HeldChange; fault: unknown }
  /** What became of the change when it was carried out. */
  | { kind: 'confirmed'; held: HeldChange; outcome: MadeOutcome };

/** Carries a change out, or keeps it for a second admin if one is needed. */
export async function changeOrHold(
  deps: HoldDeps,
  change: IntendedChange,
  actor: string,
): Promise<CarriedOut | { kind: 'held'; held: HeldChange }> {
  const outcome = await makeChange(deps, change, actor);
  if (outcome.kind !== 'needs-second-admin') return outcome;
  return { kind: 'held', held: await holdChange(deps, change, outcome.steps, actor) };
}

/** Keeps a change for a second admin. @param steps what it does to which rules. */
export async function holdChange(
  { held: store, newId, clock }: HoldDeps,
  change: IntendedChange,
  steps: readonly RuleStep[],
  author: string,
): Promise<HeldChange> {
  const createdAt = clock.now();
  const held: HeldChange = { id: newId(), author, change, steps, createdAt, settled: null };
  await store.save(held, describeHeld('rule.proposed', held, author, createdAt));
  return held;
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
  const { change, author, createdAt } = held;
  try {
    const outcome = await makeChange({ ...deps, confirmedBy: admin }, change, author, createdAt);
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
  { past }: HoldDeps,
  { author, steps, createdAt }: HeldChange,
  isAdmin: (user: string) => Promise<boolean>,
): Promise<SettleOutcome | null> {
  if (!(await isAdmin(author))) return { kind: 'author-no-admin' };
  const allowing = newlyAllowing(steps);
  const { denied } = await denialsSince(past, createdAt, allowing);
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
  if (await store.settle(id, settled, describeHeld(`rule.${outcome}`, held, admin, at)))
    return { kind: 'settled', held: { ...held, settled } };
  const now = await store.find(id);
  return now === null ? { kind: 'not-found' } : { kind: 'settled-before', held: now };
}
