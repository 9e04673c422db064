import { applyProposals } from '../../digest/apply.ts';
import type { Proposal } from '../../digest/digest.ts';
import { holdChange } from '../../rulebook/changes/two-admins/hold-change.ts';
import type { SlackDeps } from '../deps.ts';
import type { Steps } from '../kit/events/steps.ts';
import { announceMade } from '../rules/announcements/announce-made.ts';
import { announceHeld } from '../rules/change-rule.ts';
import { madeAnswer, madeText } from '../rules/views/change-answer.ts';

/**
 * Applies proposals for an admin, and tells the channel. Those that take two admins wait together for a second one; the
 * others are applied at once. Answers what the admin is told of those that were not applied, if anything.
 */
export async function applyChosen(
  deps: SlackDeps,
  user: string,
  chosen: readonly Proposal[],
  steps: Steps,
): Promise<string | null> {
  const { rulebook, announce } = deps;
  const applied = await steps.change(() => applyProposals(rulebook, chosen, user));
  const done = madeText('apply', applied);
  if (done !== null) {
    steps.done(done);
    announceMade(announce, 'apply', applied, user);
  }
  const { waiting } = applied;
  if (waiting.length > 0) {
    const items = waiting.map(({ item }) => item);
    const all = waiting.flatMap((one) => one.steps);
    const held = await steps.change(() => holdChange(rulebook, { action: 'apply', items }, all, user));
    await announceHeld(deps, held);
  }
  return madeAnswer('apply', applied);
}
