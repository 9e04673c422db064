import type { WebClient } from '@slack/web-api';
import { MINUTE_MS } from '../../../time/units.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { HISTORY_SCOPES } from '../../api/scopes.ts';
import type { RateLimiter, Rhythm } from '../../posting/rate-limiter.ts';

const HISTORY = 'conversations.history';

/**
 * `conversations.history` is in tier 3 for apps that a workspace makes for itself: fifty a minute (docs.slack.dev,
 * "conversations.history"). An app that is sold outside of the Marketplace gets one a minute, which 429 says.
 */
export const READS: Rhythm = { everyMs: 3_000, burst: 4 };

/** Messages of one page: what Slack gives every kind of app (docs.slack.dev, "conversations.history"). */
const PAGE = 15;
/** Pages that are read at most: a channel that is livelier than this is not looked through to its end. */
const PAGES_MAX = 4;
/** How long it is remembered who we are and what we may read, in ms. */
const REMEMBER_MS = MINUTE_MS;

/** Reads messages of channels, as far as the workspace lets the app. */
export class ChannelHistory {
  readonly #client: WebClient;
  readonly #pace: RateLimiter;
  readonly #now: () => Date;
  #known: { botId: string | null; mayRead: boolean; until: number } | null = null;

  constructor(client: WebClient, pace: RateLimiter, now: () => Date) {
    this.#client = client;
    this.#pace = pace;
    this.#now = now;
  }

  /** The bot of this app if it may read messages, else null. @throws the error of Slack. */
  async reader(): Promise<string | null> {
    const now = this.#now().getTime();
    if (this.#known === null || this.#known.until <= now) {
      const { bot_id: botId = null, response_metadata: said } = await this.#client.auth.test();
      // A proxy may drop the header with the scopes; then the first read that lacks one says so.
      const mayRead = said?.scopes === undefined || HISTORY_SCOPES.some((one) => said.scopes?.includes(one));
      this.#known = { botId, mayRead, until: now + REMEMBER_MS };
    }
    return this.#known.mayRead ? this.#known.botId : null;
  }

  /**
   * The messages of a channel between two moments, thread replies left out; at most 60, the newest ones.
   * @throws RetryLater if it is not its turn, or the error of Slack.
   */
  async read(channel: string, from: Date, to: Date): Promise<unknown[]> {
    const span = { oldest: timestamp(from), latest: timestamp(to) };
    const messages: unknown[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      if (page === 0) await this.#pace.turnOf(`${channel} ${span.oldest}`, HISTORY, 'second');
      else await this.#pace.turn(HISTORY);
      const answer = await this.#readPage({ channel, ...span, ...(cursor === undefined ? {} : { cursor }) });
      messages.push(...(answer.messages ?? []));
      cursor = answer.response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') break;
    }
    return messages;
  }

  async #readPage(span: { channel: string; oldest: string; latest: string; cursor?: string }) {
    try {
      return await this.#client.conversations.history({ ...span, limit: PAGE, include_all_metadata: true });
    } catch (error) {
      this.#pace.hold(HISTORY, retryAfterMs(error) ?? 0);
      throw error;
    }
  }
}

/** A moment as Slack writes it: seconds since 1970 with six digits after the point. */
const timestamp = (at: Date): string => (at.getTime() / 1_000).toFixed(6);
