import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log/log.ts';
import { explainSlackError, isOutOfReach } from '../../api/errors/explain-error.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { slackError } from '../../api/slack-error.ts';
import type { CardStore, PostedCard } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import type { Card } from '../views/card/card.ts';

/** The method that changes a card. */
const UPDATE = 'chat.update';

interface CardUpdatesDeps {
  client: WebClient;
  cards: Pick<CardStore, 'change'>;
  /** Of `chat.update`, in all channels together. */
  pace: RateLimiter;
  log: Log;
}

/** Changes the messages that show requests, within Slack's limits. */
export class CardUpdates {
  readonly #client: WebClient;
  readonly #cards: Pick<CardStore, 'change'>;
  readonly #pace: RateLimiter;
  readonly #log: Log;

  constructor({ client, cards, pace, log }: CardUpdatesDeps) {
    this.#client = client;
    this.#cards = cards;
    this.#pace = pace;
    this.#log = log;
  }

  /** Whether it waits for its turn and is expected to come again. */
  isExpected(requestId: string): boolean {
    return this.#pace.isExpected(requestId);
  }

  /**
   * Shows the card in place of the message. What has ended goes before what still waits.
   * @returns the posted card as it is stored from now on.
   * @throws RetryLater if others are before it, or the error of Slack if a later try may work.
   */
  async show(requestId: string, posted: PostedCard, card: Card, final: boolean): Promise<PostedCard> {
    const shownSha256 = fingerprint(card);
    const isShown = shownSha256 === posted.shownSha256;
    if (isShown && (posted.final || !final)) return posted;
    if (isShown) {
      await this.#cards.change(posted, { final });
      return { ...posted, final };
    }
    await this.#pace.turnOf(requestId, UPDATE, final ? 'first' : 'second');
    const message = { channel: posted.channel, ts: posted.ts };
    try {
      await this.#client.chat.update({ ...message, ...card });
    } catch (error) {
      this.#pace.hold(UPDATE, retryAfterMs(error) ?? 0);
      // A pending request still needs its card.
      if (!final) throw error;
      await this.#showEnd(message, card, error);
    }
    await this.#cards.change(posted, { shownSha256, final });
    return { ...posted, shownSha256, final };
  }

  /** What has ended loses its buttons even if Slack does not take the card, and is not tried again for ever. */
  async #showEnd(message: Pick<PostedCard, 'channel' | 'ts'>, card: Card, error: unknown): Promise<void> {
    if (explainSlackError(error, UPDATE)?.meaning === 'call') {
      this.#log.error(
        { err: slackError(error), ts: message.ts },
        'Slack does not take a card: its text alone is shown',
      );
      await this.#client.chat.update({ ...message, text: card.text, blocks: [] });
      return;
    }
    if (!isOutOfReach(error)) throw error;
    this.#log.warn({ err: slackError(error), ts: message.ts }, 'a card is out of reach and stays as it is');
  }
}

/** Hex SHA-256 of what a card shows. */
export function fingerprint(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex');
}
