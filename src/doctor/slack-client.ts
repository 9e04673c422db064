import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../log/log.ts';
import { boltLogger } from '../slack/api/bolt-logger.ts';
import { clientOptions, type SlackTokens } from '../slack/slack-app.ts';

/** Slack's Web API, and what its answers say of the time. */
export interface DoctorClient {
  client: WebClient;
  /** By how much this machine's clock is ahead of Slack's, in ms; null before an answer with a date. */
  aheadMs(): number | null;
}

/** A client for the bot token that notes the `Date` of each answer. */
export function createDoctorClient(tokens: SlackTokens, log: Log): DoctorClient {
  const options: WebClientOptions = clientOptions(tokens);
  const inner = options.fetch ?? globalThis.fetch;
  let aheadMs: number | null = null;
  const noting: NonNullable<WebClientOptions['fetch']> = async (input, init) => {
    const asked = Date.now();
    const answer = await inner(input, init);
    const answered = Date.parse(answer.headers.get('date') ?? '');
    // The header is cut to whole seconds, and was written between the question and its answer.
    if (!Number.isNaN(answered)) aheadMs = (asked + Date.now()) / 2 - (answered + 500);
    return answer;
  };
  const client = new WebClient(tokens.botToken, { ...options, fetch: noting, logger: boltLogger(log) });
  return { client, aheadMs: () => aheadMs };
}
