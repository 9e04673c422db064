import { laterDenials } from '../../rulebook/changes/comeback.ts';
import type { HeldChange, IntendedChange } from '../../rulebook/changes/two-admins/held-change.ts';
import { changeOrHold } from '../../rulebook/changes/two-admins/hold-change.ts';
import type { SlackDeps } from '../deps.ts';
import type { Steps } from '../kit/events/steps.ts';
import { announceMade } from './announcements/announce-made.ts';
import { previewHeldChange } from './two-admins/preview-held-change.ts';
import { madeAnswer, madeText } from './views/change-answer.ts';

/** What an admin is told if a second admin has to confirm the change. */
export const WAITS = 'Another admin must confirm this. We asked in the channel.';

/**
 * Makes a change of the rule book that an admin asked for, and tells the channel: of the change, or that a second admin
 * has to confirm it. @returns what the admin is told in private; null if the channel's message says all.
 */
export async function changeRule(
  deps: SlackDeps,
  change: IntendedChange,
  actor: string,
  steps: Steps,
): Promise<string | null> {
  const outcome = await steps.change(() => changeOrHold(deps.rulebook, change, actor));
  if (outcome.kind === 'held') {
    steps.done(WAITS);
    await announceHeld(deps, outcome.held);
    return WAITS;
  }
  const done = madeText(change.action, outcome);
  if (done !== null) {
    steps.done(done);
    announceMade(deps.announce, change.action, outcome, actor);
  }
  return madeAnswer(change.action, outcome);
}

/**
 * The same for a change that can bring allow rules back.
 * @param seen how many later denials the admin was shown: if there are more by now, nothing is changed.
 */
export async function bringBack(
  deps: SlackDeps,
  change: IntendedChange,
  { actor, seen }: { actor: string; seen: number },
  steps: Steps,
): Promise<string | null> {
  const { denied } = await laterDenials(deps.rulebook, change);
  if (denied.length > seen)
    return 'Not done: since you looked, people denied more commands that this would allow. Open it again to review them.';
  return changeRule(deps, change, actor, steps);
}

/** Asks the channel's admins about a change that waits. */
export async function announceHeld(deps: SlackDeps, held: HeldChange): Promise<void> {
  deps.announce({ what: 'held', held, preview: await previewHeldChange(deps, held) });
}
