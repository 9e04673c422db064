import type { WebClient } from '@slack/web-api';
import type { Request } from '../../../approval/request.ts';
import type { Log } from '../../../log/log.ts';
import { explainSlackError } from '../../api/errors/explain-error.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { RetryLater } from '../../api/retry-later.ts';
import { slackError } from '../../api/slack-error.ts';
import { commandParts } from '../../kit/command/command-parts.ts';
import { spellOut } from '../../kit/text/text.ts';
import type { CardStore, PostedCard } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import { QUIET } from '../../posting/tell.ts';

interface WholeTextDeps {
  client: WebClient;
  pace: RateLimiter;
  log: Log;
  now: () => Date;
  cards: Pick<CardStore, 'change'>;
}

/** After so many passing faults the text is posted in messages, too: people wait for it. */
const FILE_TRIES = 3;
/** Nobody waits longer than this for Slack to take files again, in ms. */
const FILE_PATIENCE_MS = 5_000;
/** How long after an attempt the sweep leaves it to the job that tries again, in ms: longer than its longest pause. */
const TRIED_MS = 20_000;

/**
 * Posts the whole text of a cut command in the thread of its card: as a file, or in several messages if Slack takes no
 * files.
 */
export class WholeText {
  readonly #deps: WholeTextDeps;
  readonly #fileFaults = new Map<string, number>();
  readonly #triedAt = new Map<string, number>();

  constructor(deps: WholeTextDeps) {
    this.#deps = deps;
  }

  /** Whether somebody tries to post it: no other needs to. */
  isExpected(requestId: string): boolean {
    const tried = this.#triedAt.get(requestId) ?? Number.NEGATIVE_INFINITY;
    return this.#deps.now().getTime() - tried < TRIED_MS || this.#deps.pace.isExpected(keyOf(requestId));
  }

  /** Nobody posts it any more. */
  leave(requestId: string): void {
    this.#triedAt.delete(requestId);
    this.#fileFaults.delete(requestId);
    this.#deps.pace.leave(keyOf(requestId));
  }

  /**
   * Continues after what the last call posted. @returns the card, with the whole text in its thread.
   * @throws if Slack refuses or cannot be reached; a later call goes on.
   * @throws RetryLater if more is to be posted.
   */
  async post(request: Request, card: PostedCard): Promise<PostedCard> {
    this.#triedAt.set(request.id, this.#deps.now().getTime());
    const isFile = card.partsPosted === 0 && (await this.#postFile(request, card));
    const posted = isFile ? card : await this.#postPart(request, card);
    // Its card is out of step from here on, also for a process that comes after this one has ended.
    const done = { attached: true, textTrouble: null, shownSha256: '' };
    await this.#deps.cards.change(card, done);
    this.leave(request.id);
    return { ...posted, ...done };
  }

  /** @returns false if it is to be posted in messages. */
  async #postFile({ id, command }: Request, { channel, ts }: PostedCard): Promise<boolean> {
    const faults = this.#fileFaults.get(id) ?? 0;
    if (faults >= FILE_TRIES) return false;
    try {
      await this.#deps.client.filesUploadV2({
        channel_id: channel,
        thread_ts: ts,
        filename: 'command.txt',
        title: 'The whole command',
        content: spellOut(command),
      });
      return true;
    } catch (error) {
      this.#deps.log.warn({ err: error, requestId: id }, 'Slack did not take the whole command as a file');
      const tried = isPassing(error) ? faults + 1 : FILE_TRIES;
      this.#fileFaults.set(id, tried);
      if (tried >= FILE_TRIES) return false;
      throw error;
    }
  }

  /** One message a call: what else happens to the card does not wait long. */
  async #postPart({ id, command }: Request, card: PostedCard): Promise<PostedCard> {
    const { client, pace, cards } = this.#deps;
    const { channel, ts } = card;
    const parts = commandParts(command);
    const part = parts[card.partsPosted];
    if (part === undefined) return card;
    await this.#turn(id, channel);
    try {
      await client.chat.postMessage({ channel, thread_ts: ts, ...part, ...QUIET });
    } catch (error) {
      pace.hold(channel, retryAfterMs(error) ?? 0);
      throw error;
    }
    const partsPosted = card.partsPosted + 1;
    // Stored one by one: after a crash the next one follows.
    await cards.change(card, { partsPosted });
    if (partsPosted < parts.length) this.#comeAgain(id, 0);
    return { ...card, partsPosted };
  }

  async #turn(id: string, channel: string): Promise<void> {
    try {
      await this.#deps.pace.turnOf(keyOf(id), channel, 'second');
    } catch (error) {
      if (error instanceof RetryLater) this.#comeAgain(id, error.ms);
      throw error;
    }
  }

  /** Nothing failed: nobody has to hold back. @throws RetryLater */
  #comeAgain(id: string, ms: number): never {
    this.#triedAt.delete(id);
    throw new RetryLater(ms);
  }
}

const keyOf = (requestId: string): string => `text ${requestId}`;

/** Whether the same call may work soon. */
function isPassing(error: unknown): boolean {
  const wait = retryAfterMs(error);
  if (wait !== null) return wait <= FILE_PATIENCE_MS;
  const says = explainSlackError(error, 'files.completeUploadExternal');
  return says === null || says.meaning === 'later';
}

/** What a card says of a text that could not be posted; null if it is only not its turn yet. */
export function troubleOf(error: unknown): string | null {
  if (retryAfterMs(error) !== null) return null;
  return slackError(error) ?? 'unreachable';
}
