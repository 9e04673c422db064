import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackDeps } from '../../deps.ts';
import type { Told } from '../../posting/tell.ts';
import { FAULT_TEXT } from '../blocks/answers.ts';
import { respond } from './respond.ts';

/** A private answer to a command. */
export interface Answer {
  text: string;
  blocks?: KnownBlock[];
  /** Slower work that starts once this was said. @returns what else is to be said; null if nothing is. */
  next?: () => Promise<Answer | null>;
}

/** A slash command. Only ids and what was typed are taken from the payload. */
export interface TypedCommand {
  user: string;
  /** Opens one modal within 3 s (docs.slack.dev, "Handling user interaction"). */
  triggerId: string;
  /** What follows the command's name. */
  text: string;
}

const payload = z.object({
  user_id: z.string(),
  text: z.string().nullish(),
  channel_id: z.string().nullish(),
  trigger_id: z.string().nullish(),
  response_url: z.url().nullish().catch(null),
});

/**
 * Listens to slash commands. Acknowledges before any work; then the person gets what `work` answers in private, or that it
 * failed. `work` answers null if a modal does.
 */
export function onCommand(
  app: App,
  deps: SlackDeps,
  name: RegExp,
  work: (command: TypedCommand, client: WebClient) => Promise<Answer | null>,
): void {
  app.command(name, async ({ ack, command, client }) => {
    await ack();
    const parsed = payload.safeParse(command);
    if (!parsed.success) {
      deps.log.warn('ignored a slash command with an unexpected payload');
      return;
    }
    const {
      user_id: user,
      text,
      channel_id: channel,
      trigger_id: triggerId,
      response_url: url,
    } = parsed.data;
    const failed = (error: unknown): Answer => {
      deps.log.error({ err: error }, 'a slash command failed');
      return { text: FAULT_TEXT };
    };
    const at = { user, channel: channel ?? null, responseUrl: url ?? null };
    const typed = { user, triggerId: triggerId ?? '', text: text ?? '' };
    const answer = await work(typed, client).catch(failed);
    await say((told) => respond(deps, at, told), answer, failed);
  });
}

async function say(
  tell: (told: Told) => Promise<void>,
  answer: Answer | null,
  failed: (error: unknown) => Answer,
): Promise<void> {
  if (answer === null) return;
  const { next, ...said } = answer;
  await tell(said);
  if (next !== undefined) await say(tell, await next().catch(failed), failed);
}
