import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { adminRefusal } from '../../../approval/eligibility/permission.ts';
import {
  confirmChange,
  type HoldDeps,
  refuseChange,
  type SettleOutcome,
} from '../../../rulebook/changes/two-admins/hold-change.ts';
import type { SlackDeps } from '../../deps.ts';
import { ACTION } from '../../kit/blocks/ids.ts';
import { type Click, onClick } from '../../kit/events/click.ts';
import type { Steps } from '../../kit/events/steps.ts';
import { announceMade } from '../announcements/announce-made.ts';
import { madeText } from '../views/change-answer.ts';
import { renderSettled } from './views/held-change.ts';
import { heldAnswer, settledText } from './views/settled-change.ts';

/** `Confirm` and `Refuse` under a change of the rule book that waits for a second admin. */
export function registerHeldChange(app: App, deps: SlackDeps): void {
  const isAdmin = async (user: string) => (await adminRefusal(deps.approval, user)) === null;
  const confirm: Settling = (rulebook, id, user) => confirmChange(rulebook, id, user, isAdmin);
  onClick(app, deps, {
    actionId: ACTION.heldConfirm,
    access: 'admin',
    work: (click, client, steps) => settle(deps, click, client, { work: confirm, steps }),
  });
  onClick(app, deps, {
    actionId: ACTION.heldRefuse,
    access: 'admin',
    work: (click, client, steps) => settle(deps, click, client, { work: refuseChange, steps }),
  });
}

type Settling = (deps: HoldDeps, id: string, user: string) => Promise<SettleOutcome>;

async function settle(
  deps: SlackDeps,
  { value, user, message }: Click,
  client: WebClient,
  { work, steps }: { work: Settling; steps: Steps },
): Promise<string | null> {
  const outcome = await steps.change(() => work(deps.rulebook, value, user));
  if (outcome.kind === 'confirmed-not-made')
    deps.log.error({ err: outcome.fault, value }, 'a confirmed change of the rule book could not be made');
  if (outcome.kind === 'confirmed') {
    const { author, change } = outcome.held;
    if (madeText(change.action, outcome.outcome) !== null) {
      steps.done('The change was confirmed and made.');
      announceMade(deps.announce, change.action, outcome.outcome, author);
    }
  }
  if (message !== null) await showSettled(deps, client, message, outcome);
  return heldAnswer(outcome);
}

/** Removes the message's buttons; if Slack does not take that, they answer that it is settled. */
async function showSettled(
  { log }: SlackDeps,
  client: WebClient,
  message: { channel: string; ts: string },
  outcome: SettleOutcome,
): Promise<void> {
  const answer = settledText(outcome);
  if (answer === null || !('held' in outcome)) return;
  await client.chat
    .update({ ...message, ...renderSettled(outcome.held, answer) })
    .catch((error: unknown) =>
      log.warn({ err: error }, 'a settled change of the rule book could not be shown'),
    );
}
