import { randomUUID } from 'node:crypto';
import { environmentsOf } from '../approval/team-policy.ts';
import type { Settings } from '../config/load-settings.ts';
import type { RuleStore } from '../rulebook/ports.ts';
import type { RuleSnapshot } from '../rulebook/snapshot.ts';
import type { RulebookDeps } from '../slack/rules/rulebook-deps.ts';
import type { Database } from '../store/database/database.ts';
import { createPast } from '../store/requests/past-store.ts';
import { createDraftStore } from '../store/rules/draft-store.ts';
import { createHeldChangeStore } from '../store/rules/held-change-store.ts';

/** The rule book as Slack's commands and modals work on it. */
export function createRulebook(
  { team }: Settings,
  { prisma, forLong }: Database,
  rules: RuleStore,
  snapshot: RuleSnapshot,
  { clock, ownerNames }: Pick<RulebookDeps, 'clock' | 'ownerNames'>,
): RulebookDeps {
  return {
    rules,
    newId: randomUUID,
    clock,
    ownerNames,
    drafts: createDraftStore(prisma),
    held: createHeldChangeStore(prisma),
    twoAdminEnvironments: Object.entries(team.environments)
      .filter(([, { rule_changes: changes }]) => changes.approvals > 1)
      .map(([name]) => name),
    past: createPast(forLong),
    book: () => snapshot.current(),
    refresh: () => snapshot.refresh(),
    environments: environmentsOf(team),
    staleAfterMs: team.digest.stale_after * 1000,
    channel: team.channels.approvals,
  };
}
