import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log/log.ts';
import { DAY_MS } from '../../../time/units.ts';
import { explainSlackError, isAboutOne } from '../../api/errors/explain-error.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { slackError } from '../../api/slack-error.ts';
import type { CardPost, CardPostStore, CardStore, PostedCard } from '../../ports.ts';
import type { ChannelHistory } from './channel-history.ts';
import { type Copy, copiesAmong } from './copies.ts';
import type { Messenger } from './messenger.ts';

/** How far the clocks of Slack and of the gate may be apart, in ms; at the last look, as far as a clock that jumped may be. */
const SKEW_MS = 10_000;
const SKEW_AT_LAST_MS = 360_000;
/** A message comes at most this long after its post began, in ms: a call to Slack is given up long before. */
const SETTLED_MS = 20_000;
/** A post that began less than this long ago may still be under way, in ms. */
const UNDER_WAY_MS = 12_000;
/** One look takes at most this long, in ms; then another one may look. */
const LOOK_MS = 30_000;
/** Pauses before the next look, in ms: while another post is under way, after a fault, and if we may not read. */
const SOON_MS = 3_000;
const FAULT_MS = 30_000;
const FORBIDDEN_MS = 600_000;
/** After this time nobody looks any more, in ms: longer than a request waits. */
const GIVE_UP_MS = 2 * DAY_MS;

interface CopyFinderDeps {
  client: WebClient;
  history: ChannelHistory;
  posts: CardPostStore;
  cards: CardStore;
  messenger: Messenger;
  log: Log;
  now: () => Date;
}

/**
 * Finds messages that show a request and that the gate does not know: it ended, or Slack's answer got lost, between
 * Slack taking a card and the gate saving it. One that is needed is saved; one too many is deleted.
 */
export class CopyFinder {
  readonly #deps: CopyFinderDeps;

  constructor(deps: CopyFinderDeps) {
    this.#deps = deps;
  }

  /** Ids of posts whose messages are to be looked for now, at most `limit`. */
  due(now: Date, limit: number): Promise<string[]> {
    return this.#deps.posts.due(now, limit);
  }

  /** Looks for the message of a post. What cannot be read now is looked for later. @throws StoreUnavailable */
  async look(postId: string): Promise<void> {
    const { posts, log } = this.#deps;
    const post = await posts.claimLook(postId, this.#at(0), this.#at(LOOK_MS));
    if (post === null) return;
    const age = this.#at(0).getTime() - post.startedAt.getTime();
    if (age > GIVE_UP_MS) return posts.done(post.id);
    try {
      const again = await this.#lookFor(post, age);
      await (again === null ? posts.done(post.id) : posts.lookLater(post.id, this.#at(again)));
    } catch (error) {
      const wait = pauseAfter(error);
      log.debug({ err: error, requestId: post.requestId, wait }, 'a channel could not be looked through');
      await posts.lookLater(post.id, this.#at(wait));
    }
  }

  /** @returns when to look again, in ms; null if nothing is left to find. */
  async #lookFor(post: CardPost, age: number): Promise<number | null> {
    const { history, posts } = this.#deps;
    const botId = await history.reader();
    if (botId === null) return FORBIDDEN_MS;
    const { requestId, channel, startedAt } = post;
    const isLast = age > SETTLED_MS;
    const within = async (skewMs: number): Promise<Copy[]> => {
      const from = new Date(startedAt.getTime() - skewMs);
      const to = new Date(startedAt.getTime() + SETTLED_MS + skewMs);
      return copiesAmong(await history.read(channel, from, to), botId, requestId);
    };
    let copies = await within(SKEW_MS);
    if (isLast && copies.length === 0) copies = await within(SKEW_AT_LAST_MS);
    // The message of another post may be about to be saved.
    if (await posts.isPosting(post, this.#at(-UNDER_WAY_MS))) return SOON_MS;
    let isFound = false;
    for (const copy of copies) isFound = (await this.#settle(post, copy)) || isFound;
    return isFound || isLast ? null : SETTLED_MS - age + 1;
  }

  /** @returns whether this message was not known. */
  async #settle({ requestId, channel }: CardPost, { ts, hasReplies }: Copy): Promise<boolean> {
    const { cards, messenger, log } = this.#deps;
    const savedHere = async (): Promise<PostedCard[]> =>
      (await cards.load(requestId))?.cards.filter((card) => card.channel === channel) ?? [];
    const saved = await savedHere();
    if (saved.some((card) => card.ts === ts)) return false;
    const mayGo = !hasReplies && (await this.#isThere(saved));
    // Somebody may have pressed it while Slack was asked: a saved card is never deleted.
    if ((await savedHere()).some((card) => card.ts === ts)) return false;
    if (mayGo && (await this.#delete(channel, ts))) {
      log.info({ requestId, channel, ts }, 'a card that was posted twice was deleted');
      // Pressed at this very moment, it would be kept as a card that is gone.
      await cards.forget({ channel, ts });
    } else await messenger.adopt(requestId, { channel, ts });
    await messenger.sync(requestId);
    return true;
  }

  /** Whether one of the saved cards is still in Slack: somebody may have deleted it. */
  async #isThere(saved: readonly PostedCard[]): Promise<boolean> {
    for (const { channel, ts } of saved) {
      try {
        await this.#deps.client.chat.getPermalink({ channel, message_ts: ts });
        return true;
      } catch (error) {
        if (explainSlackError(error, 'chat.getPermalink')?.meaning !== 'gone') throw error;
      }
    }
    return false;
  }

  /** @returns false if it stays: Slack does not let the app delete it. */
  async #delete(channel: string, ts: string): Promise<boolean> {
    try {
      await this.#deps.client.chat.delete({ channel, ts });
      return true;
    } catch (error) {
      if (!isAboutOne(error, 'chat.delete')) throw error;
      return slackError(error) === 'message_not_found';
    }
  }

  /** The moment so many ms from now. */
  #at(ms: number): Date {
    return new Date(this.#deps.now().getTime() + ms);
  }
}

/** How long to wait after an error, in ms. */
function pauseAfter(error: unknown): number {
  const asked = retryAfterMs(error);
  if (asked !== null) return Math.max(asked, SOON_MS);
  const meaning = explainSlackError(error, 'conversations.history')?.meaning ?? 'later';
  return meaning === 'later' ? FAULT_MS : FORBIDDEN_MS;
}
