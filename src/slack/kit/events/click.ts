import type { App, BlockButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackDeps } from '../../deps.ts';
import { BUTTON_GONE_TEXT } from '../blocks/answers.ts';
import { type Access, accessRefusal } from './access.ts';
import { Steps } from './steps.ts';

/** A press of one of our buttons, under a message or on the Home tab. Only ids are taken from the payload. */
export interface Click {
  user: string;
  /** What the button is about: an id of ours. */
  value: string;
  /** Where the button is; null on the Home tab. Only one person sees an ephemeral message, and Slack changes none. */
  message: { channel: string; ts: string; isEphemeral: boolean } | null;
  /** Opens one modal within 3 s (docs.slack.dev, "Handling user interaction"). */
  triggerId: string;
}

const payload = z.object({
  user: z.object({ id: z.string() }),
  container: z.union([
    z
      .object({
        channel_id: z.string(),
        message_ts: z.string(),
        is_ephemeral: z.boolean().nullish(),
      })
      .transform(({ channel_id: channel, message_ts: ts, is_ephemeral: isEphemeral }) => ({
        channel,
        ts,
        isEphemeral: isEphemeral === true,
      })),
    z.object({ type: z.literal('view') }).transform(() => null),
  ]),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: z.uuid() })]),
});

/** Who pressed, also if nothing else of the payload can be read. */
const presser = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string().nullish() }).nullish(),
});

export interface ClickListener {
  actionId: string;
  /** Who may press; by default `work` checks that. */
  access?: Access;
  /** What a press does, told to `steps`. @returns what the person is told in private; null if there is nothing to say. */
  work: (click: Click, client: WebClient, steps: Steps) => Promise<string | null>;
  /** Runs in every case, once the person was answered. */
  afterwards?: (click: Click, client: WebClient) => Promise<void>;
}

/**
 * Listens to one button. Acknowledges before any work; then the person gets what `work` answers in private. If it fails,
 * they are told what was done until then.
 */
export function onClick(app: App, deps: SlackDeps, listener: ClickListener): void {
  const { actionId, access, work, afterwards } = listener;
  app.action<BlockButtonAction>(
    { type: 'block_actions', action_id: actionId },
    async ({ ack, body, client }) => {
      await ack();
      const parsed = payload.safeParse(body);
      if (!parsed.success) {
        deps.log.warn({ actionId }, 'refused a click with an unexpected payload');
        await refuse(deps, body);
        return;
      }
      const { user, container: message, trigger_id: triggerId, actions } = parsed.data;
      const click = { user: user.id, value: actions[0].value, triggerId, message };
      const steps = new Steps();
      const answered = async (): Promise<string | null> => {
        const refusal = access === undefined ? null : await accessRefusal(deps, access, click.user);
        return refusal ?? work(click, client, steps);
      };
      const answer = await answered().catch((error: unknown) => {
        deps.log.error({ err: error, value: click.value, actionId }, 'a click failed');
        return steps.answerTo(error);
      });
      const channel = message?.channel ?? null;
      const told = answer === null ? Promise.resolve() : deps.tell(click.user, channel, answer);
      const failed = (error: unknown): void =>
        deps.log.warn({ err: error, value: click.value }, 'a click could not be answered');
      await told.catch(failed);
      await afterwards?.(click, client).catch(failed);
    },
  );
}

/** Listens to inputs that change nothing by themselves, such as boxes that are read once a form is sent. */
export function onInput(app: App, actionId: string): void {
  app.action({ type: 'block_actions', action_id: actionId }, async ({ ack }) => ack());
}

/** Answers a press of a button that means nothing to this gate. */
export async function refuse({ tell, log }: SlackDeps, body: unknown): Promise<void> {
  const parsed = presser.safeParse(body);
  if (!parsed.success) return;
  const { user, container } = parsed.data;
  await tell(user.id, container?.channel_id ?? null, BUTTON_GONE_TEXT).catch((error: unknown) =>
    log.warn({ err: error }, 'a click could not be answered'),
  );
}
