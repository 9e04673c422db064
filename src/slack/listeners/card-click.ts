import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { SlackDeps } from '../deps.ts';
import type { Steps } from '../kit/steps.ts';
import { type Click, onClick } from './click.ts';
import { showHome } from './show-home.ts';

/** A press of a button about a request: on its card, or on the Home tab. */
export interface CardClick extends Click {
  requestId: string;
}

/**
 * Listens to one button of cards. A card that was not known, as after a crash while it was posted, is known then; a Home
 * tab shows what has become of it.
 */
export function onCardClick(
  app: App,
  deps: SlackDeps,
  actionId: string,
  work: (click: CardClick, client: WebClient, steps: Steps) => Promise<string | null>,
): void {
  const asCardClick = (click: Click): CardClick => ({ ...click, requestId: click.value });
  onClick(
    app,
    deps,
    actionId,
    (click, client, steps) => work(asCardClick(click), client, steps),
    async ({ value, user, message }, client) => {
      if (message === null) await showHome(deps, client, user);
      else if (!message.isEphemeral) await deps.messenger.adopt(value, message);
    },
  );
}
