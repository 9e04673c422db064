import type { App, BlockButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT } from '../views/answers.ts';

/** A press of one of our buttons, under a message or on the Home tab. Only ids are taken from the payload. */
export interface Click {
  user: string;
  /** What the button is about: an id of ours. */
  value: string;
  /** Where the button is; null on the Home tab. */
  message: { channel: string; ts: string } | null;
  /** Opens one modal within 3 s (docs.slack.dev, "Handling user interaction"). */
  triggerId: string;
}

const payload = z.object({
  user: z.object({ id: z.string() }),
  container: z.union([
    z
      .object({ channel_id: z.string(), message_ts: z.string() })
      .transform(({ channel_id: channel, message_ts: ts }) => ({ channel, ts })),
    z.object({ type: z.literal('view') }).transform(() => null),
  ]),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: z.uuid() })]),
});

/**
 * Listens to one button. Acknowledges before any work; then the person gets what `work` answers in private, and in the
 * failing case that it failed. `afterwards` runs in every case.
 */
export function onClick(
  app: App,
  deps: SlackDeps,
  actionId: string,
  work: (click: Click, client: WebClient) => Promise<string | null>,
  afterwards: (click: Click, client: WebClient) => Promise<void> = () => Promise.resolve(),
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
      const { user, container: message, trigger_id: triggerId, actions } = parsed.data;
      const click = { user: user.id, value: actions[0].value, triggerId, message };
      const answer = await work(click, client).catch((error: unknown) => {
        deps.log.error({ err: error, value: click.value, actionId }, 'a click failed');
        return FAULT_TEXT;
      });
      try {
        if (answer !== null) await deps.tell(click.user, message?.channel ?? null, answer);
        await afterwards(click, client);
      } catch (error) {
        deps.log.warn({ err: error, value: click.value }, 'a click could not be answered');
      }
    },
  );
}
