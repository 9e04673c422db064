import type { App, BlockButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT } from '../views/answers.ts';

/** A press of one of our buttons on a card. Only ids are taken from the payload. */
export interface Click {
  user: string;
  requestId: string;
  channel: string;
  ts: string;
  /** Opens one modal within 3 s (docs.slack.dev, "Handling user interaction"). */
  triggerId: string;
}

const payload = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string(), message_ts: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: z.uuid() })]),
});

/**
 * Listens to one button. Acknowledges before any work; then the person gets what `work` answers in private, and in the
 * failing case that it failed.
 */
export function onClick(
  app: App,
  deps: SlackDeps,
  actionId: string,
  work: (click: Click, client: WebClient) => Promise<string | null>,
): void {
  app.action<BlockButtonAction>(
    { type: 'block_actions', action_id: actionId },
    async ({ ack, body, client }) => {
      await ack();
      const parsed = payload.safeParse(body);
      if (!parsed.success) {
        deps.log.warn({ actionId }, 'a click of an unexpected shape was ignored');
        return;
      }
      const { user, container, trigger_id, actions } = parsed.data;
      const message = { channel: container.channel_id, ts: container.message_ts };
      const click = { user: user.id, requestId: actions[0].value, triggerId: trigger_id, ...message };
      const answer = await work(click, client).catch((error: unknown) => {
        deps.log.error({ err: error, requestId: click.requestId, actionId }, 'a click failed');
        return FAULT_TEXT;
      });
      await afterwards(deps, click, answer);
    },
  );
}

async function afterwards(
  { messenger, tell, log }: SlackDeps,
  click: Click,
  answer: string | null,
): Promise<void> {
  try {
    if (answer !== null) await tell(click.user, click.channel, answer);
    await messenger.adopt(click.requestId, click);
  } catch (error) {
    log.warn({ err: error, requestId: click.requestId }, 'a click could not be answered');
  }
}
