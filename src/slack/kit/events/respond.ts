import type { Fetch } from '../../../proxy/outgoing.ts';
import type { SlackDeps } from '../../deps.ts';
import type { Told } from '../../posting/tell.ts';

/** Slack has this long to take an answer, in ms. */
const RESPOND_MS = 8_000;

/** Where somebody typed a command, and how Slack takes answers to it. */
export interface TypedAt {
  user: string;
  channel: string | null;
  /** Works for 30 minutes, also in channels without the app (docs.slack.dev, "Handling user interaction"). */
  responseUrl: string | null;
}

/** Answers a command in private. If Slack does not take it there, it comes like any other private answer. */
export async function respond(
  { tell, fetch, log }: Pick<SlackDeps, 'tell' | 'fetch' | 'log'>,
  { user, channel, responseUrl }: TypedAt,
  told: Told,
): Promise<void> {
  if (responseUrl !== null) {
    try {
      await post(fetch, responseUrl, told);
      return;
    } catch (error) {
      log.warn({ err: error }, 'a command could not be answered where it was typed');
    }
  }
  await tell(user, channel, told);
}

async function post(fetch: Fetch, url: string, told: Told): Promise<void> {
  const { ok, status } = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', ...told }),
    signal: AbortSignal.timeout(RESPOND_MS),
  });
  if (!ok) throw new Error(`the response URL answered ${status}`);
}
