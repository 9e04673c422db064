import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { SlackDeps } from '../../deps.ts';

/**
 * Listens to one kind of event, which Bolt acknowledges. An event of another shape is ignored. Nobody waits for an answer,
 * so what fails is logged.
 */
export function onEvent<Schema extends z.ZodType>(
  app: App,
  { log }: Pick<SlackDeps, 'log'>,
  type: string,
  schema: Schema,
  work: (event: z.infer<Schema>, client: WebClient) => void | Promise<void>,
): void {
  app.event(type, async ({ event, client }) => {
    const parsed = schema.safeParse(event);
    if (!parsed.success) {
      log.debug({ type }, 'ignored an event with an unexpected payload');
      return;
    }
    try {
      await work(parsed.data, client);
    } catch (error) {
      log.error({ err: error, type }, 'an event could not be handled');
    }
  });
}
