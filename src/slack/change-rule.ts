import type { ChangeOutcome } from '../rulebook/change-rules.ts';
import type { IntendedChange } from '../rulebook/held-change.ts';
import { changeOrHold } from '../rulebook/hold-change.ts';
import { previewRule, readPast } from '../rulebook/preview.ts';
import type { SlackDeps } from './deps.ts';
import { changeAnswer } from './views/change-answer.ts';

/** What an admin is told where the change waits. */
export const WAITS = 'It waits for a second admin, who is asked in the channel.';

const WHAT = { add: 'added', edit: 'changed', restore: 'restored' } as const;

/**
 * Makes a change of the rule book that an admin asked for, and tells the channel: of the change, or that a second admin
 * has to confirm it. @returns what the admin is told in private; null where the channel's message says all.
 */
export async function changeRule(
  { rulebook, announce }: SlackDeps,
  change: IntendedChange,
  actor: string,
): Promise<string | null> {
  const outcome = await changeOrHold(rulebook, change, actor);
  if (outcome.kind === 'held') {
    const past = await readPast(rulebook.past, rulebook.clock.now());
    const preview = await previewRule(past, { ...change.draft, id: '', uses: 0 });
    announce({ what: 'held', held: outcome.held, preview });
    return WAITS;
  }
  if (outcome.kind !== 'changed') return changeAnswer(outcome);
  await rulebook.refresh();
  announceChange(announce, change.action, outcome, actor);
  return null;
}

/** Tells the channel of a change that was carried out. */
export function announceChange(
  announce: SlackDeps['announce'],
  action: IntendedChange['action'],
  { rule, replaced, batch }: Extract<ChangeOutcome, { kind: 'changed' }>,
  actor: string,
): void {
  announce({ actor, what: WHAT[action], rule, replaced, batch });
}
