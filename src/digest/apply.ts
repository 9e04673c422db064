import { applyBatch, type BatchDeps, type BatchOutcome } from '../rulebook/changes/apply-batch.ts';
import { type BatchItem } from '../rulebook/changes/batch-item.ts';
import type { Kind, Proposal } from './digest.ts';

/** These stand on rules that nothing uses. */
const IDLE: ReadonlySet<Kind> = new Set<Kind>(['unused', 'never-used']);

/** Carries out the proposals that somebody chose. What would have allowed a request that people denied is left alone. */
export async function applyProposals(
  deps: BatchDeps,
  chosen: readonly Proposal[],
  actor: string,
): Promise<BatchOutcome<BatchItem>> {
  const items = chosen.map((proposal) => ({ proposal, item: itemOf(proposal) }));
  const open = items.filter(({ proposal }) => proposal.replay.denied.length === 0);
  const denied = items.filter(({ proposal }) => proposal.replay.denied.length > 0);
  const applied = await applyBatch(
    deps,
    open.map(({ item }) => item),
    actor,
  );
  return { ...applied, blocked: [...denied.map(({ item }) => item), ...applied.blocked] };
}

const itemOf = ({ kind, retire, add, dependsOn }: Proposal): BatchItem => ({
  retire,
  add,
  dependsOn,
  onlyIfIdle: IDLE.has(kind),
});
