import { setTimeout as delay } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Request } from '../../../approval/request.ts';
import type { Log } from '../../../log/log.ts';
import { isOutcomeUnknown } from '../../api/errors/outcome-unknown.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { RetryLater } from '../../api/retry-later.ts';
import type { CardPost, CardStore, PostedCard } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import { QUIET } from '../../posting/tell.ts';
import { type Card, renderCard } from '../views/card/card.ts';
import type { AskedOf } from './asked-of.ts';
import { cardMetadata } from './card-metadata.ts';
import { newText, wholeOf } from './card-text.ts';
import { fingerprint } from './card-updates.ts';
import { type UnsavedCard, UnsavedCards } from './unsaved-cards.ts';

/** Longer than a call to Slack can take, so that a claim ends by itself only if its process is gone. */
const POST_CLAIM_MS = 12_000;
/** A claim that took longer than this to store, in ms, is given up: the call to Slack may take 8 s. */
const CLAIMING_MAX_MS = 2_000;
/** A message is looked for once a call to Slack must be over, and before the claim of a process that is gone ends, in ms. */
const LOOK_AFTER_MS = 9_000;
/** If it is not known whether Slack took a card, it is posted again after this time, in ms. */
const UNKNOWN_MS = 3_000;
/** Pauses before a save is tried again, in ms. Together they are shorter than a stop may take. */
const SAVE_PAUSES_MS = [100, 200, 400, 800, 1_500] as const;

interface CardPosterDeps {
  client: WebClient;
  cards: CardStore;
  pace: RateLimiter;
  askedOf: AskedOf;
  log: Log;
  now: () => Date;
}

/** Posts the first card of a request in its channel, and saves which message it became. */
export class CardPoster {
  readonly #deps: CardPosterDeps;
  readonly #unsaved = new UnsavedCards();

  constructor(deps: CardPosterDeps) {
    this.#deps = deps;
  }

  /**
   * Posts the card unless the request has ended, moved to another channel or is being posted by somebody else.
   * @param isMoved whether another card showed it before.
   * @throws RetryLater if the channel has others before it, the error of Slack, or StoreUnavailable. A card that Slack took
   * and that could not be saved is remembered: {@link saveRest} saves it.
   */
  async post(request: Request, isShortByClaim: boolean, isMoved: boolean): Promise<void> {
    const { cards, pace, askedOf, now } = this.#deps;
    const { id, channel } = request;
    await pace.turnOf(id, channel, 'second');
    const isShort = isShortByClaim || (request.asked?.isShortByClaim ?? false);
    const asked = { ...(await askedOf(request, isMoved)), isShortByClaim: isShort };
    const claimedAt = now();
    const inMs = (ms: number): Date => new Date(claimedAt.getTime() + ms);
    const claim = { now: claimedAt, until: inMs(POST_CLAIM_MS), lookAt: inMs(LOOK_AFTER_MS) };
    // The claim fails if the request ended or moved since it was read.
    const post = await cards.claimPost(id, channel, claim);
    if (post === null) return;
    // What is left of the claim has to be enough for the call to Slack: others may post once it ends.
    if (now().getTime() - claimedAt.getTime() > CLAIMING_MAX_MS) {
      await cards.refusePost(post);
      throw new RetryLater(0);
    }
    const text = newText(request);
    const card = renderCard(request, asked, wholeOf(text));
    const ts = await this.#send(post, card);
    const shown = { shownSha256: fingerprint(card), final: false };
    await this.save(id, { channel, ts, permalink: null, ...text, asked, ...shown }, post.id);
  }

  /**
   * Saves a message that shows the request, and tries again for about three seconds.
   * @param postId the post that became this card; null if it was found.
   * @throws StoreUnavailable if it could not; then it is remembered.
   */
  async save(requestId: string, card: PostedCard, postId: string | null): Promise<void> {
    this.#unsaved.add({ requestId, card, postId });
    for (let tries = 0; ; tries += 1) {
      try {
        await this.#saveOne({ requestId, card, postId });
        return;
      } catch (error) {
        const pause = SAVE_PAUSES_MS[tries];
        if (pause === undefined) throw error;
        this.#deps.log.warn({ err: error, requestId, ts: card.ts }, 'a card could not be saved yet');
        await delay(pause, undefined, { ref: false });
      }
    }
  }

  /** Requests with a card that this process could not save yet, at most `limit`. */
  unsaved(limit: number): string[] {
    return this.#unsaved.requests(limit);
  }

  /** Saves what could not be saved before. @returns why something still could not; null if all is saved. */
  async saveRest(requestId: string): Promise<Error | null> {
    let failure: Error | null = null;
    for (const unsaved of this.#unsaved.of(requestId))
      await this.#saveOne(unsaved).catch((error: Error) => {
        failure = error;
      });
    return failure;
  }

  async #saveOne({ requestId, card, postId }: UnsavedCard): Promise<void> {
    await this.#deps.cards.save(requestId, card, postId);
    this.#unsaved.remove(card);
  }

  /** @returns the timestamp of the message. */
  async #send(post: CardPost, card: Card): Promise<string> {
    const { client, pace } = this.#deps;
    const { channel } = post;
    const metadata = cardMetadata(post.requestId);
    try {
      const { ts } = await client.chat.postMessage({ channel, ...card, ...QUIET, metadata });
      if (ts === undefined) throw new Error('Slack answered without the message it posted');
      return ts;
    } catch (error) {
      pace.hold(channel, retryAfterMs(error) ?? 0);
      await this.#endPost(post, error);
      throw error;
    }
  }

  /** A message that may be there is given time to be found; otherwise the next caller need not wait. */
  async #endPost(post: CardPost, error: unknown): Promise<void> {
    const { cards, log, now } = this.#deps;
    const { requestId } = post;
    const isUnknown = isOutcomeUnknown(error);
    if (isUnknown) log.warn({ err: error, requestId }, 'it is not known whether Slack took a card');
    const until = new Date(now().getTime() + UNKNOWN_MS);
    const ended = isUnknown ? cards.doubtPost(post, now(), until) : cards.refusePost(post);
    // If this fails, the claim ends by itself.
    await ended.catch((cause: unknown) =>
      log.warn({ err: cause, requestId }, 'the end of a post could not be stored'),
    );
  }
}
