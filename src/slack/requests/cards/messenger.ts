import type { WebClient } from '@slack/web-api';
import type { Request } from '../../../approval/request.ts';
import type { TeamPolicy } from '../../../approval/team-policy.ts';
import { KeyedMutex } from '../../../concurrency/keyed-mutex.ts';
import type { Log } from '../../../log/log.ts';
import { explainSlackError } from '../../api/errors/explain-error.ts';
import { RetryLater } from '../../api/retry-later.ts';
import { DisplayNames } from '../../directory/display-names.ts';
import { shownOf } from '../../kit/command/command-blocks.ts';
import type { CardStore, PostedCard } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import { renderCard } from '../views/card/card.ts';
import { renderMoved } from '../views/card/moved.ts';
import { type AskedOf, createAskedOf } from './asked-of.ts';
import { CardPoster } from './card-poster.ts';
import { newText, wholeOf } from './card-text.ts';
import { CardUpdates } from './card-updates.ts';
import { FailureBackoff } from './failure-backoff.ts';
import { troubleOf, WholeText } from './whole-text.ts';

interface MessengerDeps {
  client: WebClient;
  cards: CardStore;
  /** Shared by everything that posts. */
  pace: RateLimiter;
  /** Of `chat.update`, in all channels together. */
  updates: RateLimiter;
  log: Log;
  now: () => Date;
  /** For pauses: it never jumps. */
  steady: () => Date;
  team: TeamPolicy;
}

/** A request and every message that shows it. */
type KnownCards = NonNullable<Awaited<ReturnType<CardStore['load']>>>;

/** Where a button was pressed. */
type PressedMessage = Pick<PostedCard, 'channel' | 'ts'>;

/** How long a request waits for the card that somebody else is posting, in ms. */
const POSTED_BY_ANOTHER_MS = 1_000;

/** Posts and updates cards within Slack's limits. Cards are rendered from stored state, whole, every time. */
export class Messenger {
  readonly #client: WebClient;
  readonly #cards: CardStore;
  readonly #log: Log;
  readonly #askedOf: AskedOf;
  readonly #pace: RateLimiter;
  readonly #updates: CardUpdates;
  readonly #backoff: FailureBackoff;
  readonly #turns = new KeyedMutex();
  readonly #wholeText: WholeText;
  readonly #poster: CardPoster;

  constructor({ client, cards, pace, updates, log, team, now, steady }: MessengerDeps) {
    this.#client = client;
    this.#cards = cards;
    this.#pace = pace;
    this.#updates = new CardUpdates({ client, cards, pace: updates, log });
    this.#backoff = new FailureBackoff(steady);
    this.#log = log;
    this.#askedOf = createAskedOf(new DisplayNames(client), team, now);
    this.#wholeText = new WholeText({ client, cards, pace, log, now: steady });
    this.#poster = new CardPoster({ client, cards, pace, askedOf: this.#askedOf, log, now });
  }

  /**
   * Brings every message that shows the request into step with what is stored; posts the first one. May be repeated;
   * in this process one call for a request follows another, and among processes one posts.
   * @throws if Slack refuses or cannot be reached; a later call goes on where this one stopped.
   * @param isShortByClaim whether too few reviewers are left if what the caller claims is true.
   * @throws RetryLater if the channel has others before it.
   */
  async sync(requestId: string, isShortByClaim = false): Promise<void> {
    try {
      await this.#turns.run(requestId, () => this.#sync(requestId, isShortByClaim));
      this.#backoff.succeeded(requestId);
    } catch (error) {
      if (!(error instanceof RetryLater)) this.#backoff.failed(requestId);
      throw error;
    }
  }

  async #sync(requestId: string, isShortByClaim: boolean): Promise<void> {
    const unsaved = await this.#poster.saveRest(requestId);
    await this.#syncSaved(requestId, isShortByClaim, unsaved === null);
    if (unsaved !== null) throw unsaved;
  }

  /** @param mayPost false if this process posted a card that is not saved yet. */
  async #syncSaved(requestId: string, isShortByClaim: boolean, mayPost: boolean): Promise<void> {
    let known = await this.#cards.load(requestId);
    if (known === null) return;
    const isPending = known.request.status === 'pending';
    // What ended before it could be posted needs nobody any more.
    if (!isPending) {
      this.#pace.leave(requestId);
      this.#wholeText.leave(requestId);
    }
    if (mayPost && isPending && cardsHere(known).length === 0) {
      await this.#poster.post(known.request, isShortByClaim, known.cards.length > 0);
      // Read again: it may have been decided, or posted by another process, while Slack took the card.
      known = (await this.#cards.load(requestId)) ?? known;
    }
    await this.#bringAllIntoStep(known);
    if (mayPost && known.request.status === 'pending' && cardsHere(known).length === 0)
      throw new RetryLater(POSTED_BY_ANOTHER_MS);
  }

  async #bringAllIntoStep({ request, cards }: KnownCards): Promise<void> {
    // Until it is posted in its new channel, as after a hand-over, it is decided in the old one.
    const here = cardsHere({ request, cards });
    const live = here.length > 0 ? here : cards;
    for (const posted of live) await this.#bringIntoStep(request, posted);
    const elsewhere = cards.filter((one) => !live.includes(one));
    if (elsewhere.length === 0) return;
    // Read again: they link to the live card, whose address may have been stored just now.
    const { messageUrl } = (await this.#cards.load(request.id))?.request ?? request;
    for (const posted of elsewhere)
      await this.#updates.show(request.id, posted, renderMoved(request, messageUrl), true);
  }

  /** Whether its card waits for its turn and will be retried, or has just failed. */
  isWaiting(requestId: string): boolean {
    const isExpected = [this.#pace, this.#updates, this.#wholeText].some((one) => one.isExpected(requestId));
    return isExpected || this.#backoff.isBackingOff(requestId);
  }

  /**
   * Saves a message that was pressed and is not known, as after a crash between posting and saving, or a lost answer.
   * @throws StoreUnavailable; then the next sync of the request saves it.
   */
  async adopt(requestId: string, message: PressedMessage): Promise<void> {
    await this.#findOrAdopt(requestId, message);
  }

  /** Adopts a message that was pressed, and brings it into step if it is not known what it shows. */
  async heal(requestId: string, message: PressedMessage): Promise<void> {
    const card = await this.#findOrAdopt(requestId, message);
    if (card?.shownSha256 === '') await this.sync(requestId);
  }

  /** @returns the message as it is saved; null if there is no such request. */
  async #findOrAdopt(requestId: string, { channel, ts }: PressedMessage): Promise<PostedCard | null> {
    const known = await this.#cards.load(requestId);
    if (known === null) return null;
    const saved = findCard(known.cards, { channel, ts });
    if (saved !== undefined) return saved;
    this.#log.info({ requestId, channel, ts }, 'a card was found that had not been saved');
    const asked = known.request.asked ?? (await this.#askedOf(known.request, false));
    const found = { channel, ts, permalink: null, shownSha256: '', final: false, asked };
    const card = { ...found, ...newText(known.request) };
    await this.#poster.save(requestId, card, null);
    return card;
  }

  /** Requests with a card that this process posted and could not save yet, at most `limit`; `sync` saves it. */
  unsaved(limit: number): string[] {
    return this.#poster.unsaved(limit);
  }

  /** A card that somebody deleted while its request is pending is forgotten; the next call posts it again. */
  async #bringIntoStep(request: Request, posted: PostedCard): Promise<void> {
    try {
      await this.#complete(request, await this.#update(request, posted));
    } catch (error) {
      if (isFinal(request) || explainSlackError(error, 'chat.update')?.meaning !== 'gone') throw error;
      this.#log.warn({ requestId: request.id, ts: posted.ts }, 'a card was deleted and is posted again');
      await this.#cards.forget(posted);
      throw new RetryLater(0);
    }
  }

  async #update(request: Request, posted: PostedCard): Promise<PostedCard> {
    const card = renderCard(request, posted.asked, wholeOf(posted));
    return this.#updates.show(request.id, posted, card, isFinal(request));
  }

  /** The link for the caller, and the whole command in the thread if the card had to cut it. */
  async #complete(request: Request, posted: PostedCard): Promise<void> {
    const { channel, ts } = posted;
    let card = posted;
    if (card.permalink === null) {
      const { permalink = null } = await this.#client.chat.getPermalink({ channel, message_ts: ts });
      await this.#cards.change(card, { permalink });
      card = { ...card, permalink };
    }
    if (!card.attached) await this.#attach(request, card);
  }

  /** The card follows at once: it gets its buttons, or says why it has none. */
  async #attach(request: Request, posted: PostedCard): Promise<void> {
    if (!shownOf(request).cut) {
      await this.#cards.change(posted, { attached: true });
      return;
    }
    // Nobody decides on it any more, so nobody waits for its text.
    if (isFinal(request)) return;
    try {
      await this.#update(request, await this.#wholeText.post(request, posted));
    } catch (error) {
      await this.#showTrouble(request.id, posted, troubleOf(error)).catch((cause: unknown) =>
        this.#log.warn(
          { err: cause, requestId: request.id },
          'a card could not say that its text is missing',
        ),
      );
      throw error;
    }
  }

  async #showTrouble(
    requestId: string,
    { channel, ts }: PostedCard,
    textTrouble: string | null,
  ): Promise<void> {
    if (textTrouble === null) return;
    const known = await this.#cards.load(requestId);
    const card = findCard(known?.cards ?? [], { channel, ts });
    if (known === null || card === undefined || card.attached) return;
    await this.#cards.change(card, { textTrouble });
    await this.#update(known.request, { ...card, textTrouble });
  }
}

/** The cards in the channel where the request is asked for now. */
function cardsHere({ request, cards }: KnownCards): PostedCard[] {
  return cards.filter(({ channel }) => channel === request.channel);
}

function findCard(cards: readonly PostedCard[], { channel, ts }: PressedMessage): PostedCard | undefined {
  return cards.find((card) => card.channel === channel && card.ts === ts);
}

function isFinal({ status }: Request): boolean {
  return status !== 'pending';
}
