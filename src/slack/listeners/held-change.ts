import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { adminRefusal } from '../../approval/permission.ts';
import {
  confirmChange,
  type HoldDeps,
  refuseChange,
  type SettleOutcome,
} from '../../rulebook/hold-change.ts';
import { announceChange } from '../change-rule.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../views/answers.ts';
import { heldAnswer, renderSettled, settledText } from '../views/held-change.ts';
import { ACTION } from '../views/ids.ts';
import { type Click, onClick } from './click.ts';

/** `Confirm` and `Refuse` under a change of the rule book that waits for a second admin. */
export function registerHeldChange(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTION.heldConfirm, (click, client) => {
    const isAdmin = async (user: string) => (await adminRefusal(deps.approval, user)) === null;
    return settle(deps, click, client, (rulebook, id, user) => confirmChange(rulebook, id, user, isAdmin));
  });
  onClick(app, deps, ACTION.heldRefuse, (click, client) => settle(deps, click, client, refuseChange));
}

async function settle(
  deps: SlackDeps,
  { value, user, message }: Click,
  client: WebClient,
  work: (deps: HoldDeps, id: string, user: string) => Promise<SettleOutcome>,
): Promise<string | null> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return refusalText(refusal);
  const outcome = await work(deps.rulebook, value, user);
  if (outcome.kind === 'confirmed' && outcome.outcome.kind === 'changed') {
    await deps.rulebook.refresh();
    const { author, change } = outcome.held;
    announceChange(deps.announce, change.action, outcome.outcome, author);
  }
  if (message !== null) await showSettled(deps, client, message, outcome);
  return heldAnswer(outcome);
}

/** The message loses its buttons; where Slack does not take that, they answer that it is settled. */
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
