import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { withDeadline } from '../../concurrency/deadline.ts';
import type { SlackDeps } from '../deps.ts';
import { showHome } from '../home/show-home.ts';
import { type Click, type ClickListener, onClick } from '../kit/events/click.ts';
import type { Steps } from '../kit/events/steps.ts';

/** A press of a button about a request: on its card, or on the Home tab. */
export interface CardClick extends Click {
  requestId: string;
}

/** Longest time that a press waits for its message to be saved, in ms: a person waits for the answer. */
const ADOPT_MS = 1_000;

interface CardClickListener extends Pick<ClickListener, 'actionId'> {
  /** Whether the work opens a modal: it does not wait for anything, since its trigger lives 3 s. */
  opensModal?: boolean;
  work: (click: CardClick, client: WebClient, steps: Steps) => Promise<string | null>;
}

/**
 * Listens to one button of cards. The message that was pressed is saved before any work, so that what the work decides is
 * shown on every copy, also if this process ends in between; afterwards it is brought into step. If it cannot be saved in
 * time, the work goes on. A Home tab shows the new state of the request.
 */
export function onCardClick(
  app: App,
  deps: SlackDeps,
  { actionId, opensModal = false, work }: CardClickListener,
): void {
  onClick(app, deps, {
    actionId,
    work: async (click, client, steps) => {
      const adopting = adopt(deps, click);
      if (!opensModal) await adopting;
      return work({ ...click, requestId: click.value }, client, steps);
    },
    afterwards: async ({ value, user, message }, client) => {
      if (message === null) await showHome(deps, client, user);
      else if (!message.isEphemeral) await deps.messenger.heal(value, message);
    },
  });
}

/** Resolves in any case, after {@link ADOPT_MS} at the latest. */
async function adopt({ messenger, log }: SlackDeps, { value, message }: Click): Promise<void> {
  if (message === null || message.isEphemeral) return;
  const adopted = messenger
    .adopt(value, message)
    .catch((error: unknown) => log.warn({ err: error, value }, 'a pressed card could not be saved'));
  await withDeadline(adopted, ADOPT_MS, 'the card was not saved in time').catch(() => undefined);
}
