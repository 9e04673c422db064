import type { Log } from '../log.ts';
import { type QueueHome, startQueue } from './queue.ts';

/** What the jobs do. Both may be repeated without harm. */
export interface JobWork {
  /** The request's deadline has come. */
  timeOut(requestId: string): Promise<void>;
  /** Post the request's card, or bring it into step. */
  syncCard(requestId: string): Promise<void>;
  /** How long Slack asked to wait, in ms; null where the error says nothing of it. */
  retryAfterMs(error: unknown): number | null;
}

export interface Jobs {
  /** Times the request out at `at`; with the same id again nothing changes. */
  scheduleDeadline(requestId: string, at: Date): Promise<void>;
  forgetDeadline(requestId: string): Promise<void>;
  /** Soon, and until it works. Runs for one request follow each other, never side by side. */
  syncCard(requestId: string): Promise<void>;
  /** Rejects where the queues cannot be reached. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}

interface RequestJob {
  requestId: string;
}

const DEADLINES_AT_ONCE = 4;
/** Cards of different channels do not wait for each other. */
const CARDS_AT_ONCE = 10;

/** A card is retried for about an hour; the sweep starts over with those that are still out of step. */
const CARD_ATTEMPTS = 250;
const CARD_RETRY_MIN_MS = 250;
const CARD_RETRY_MAX_MS = 15_000;

/** Opens the queues of deadlines and cards. Two queues: a slow Slack must not hold up a denial. */
export async function startJobs(home: QueueHome, work: JobWork, now: () => Date, log: Log): Promise<Jobs> {
  const onError = (error: unknown): void => log.warn({ err: error }, 'the job queue has trouble');
  const deadlines = await startQueue<RequestJob>({
    home,
    name: 'deadlines',
    work: ({ requestId }) => work.timeOut(requestId),
    concurrency: DEADLINES_AT_ONCE,
    onError,
  });
  const cards = await startQueue<RequestJob>({
    home,
    name: 'cards',
    work: ({ requestId }) => work.syncCard(requestId),
    concurrency: CARDS_AT_ONCE,
    backoff: (attempts, error) => work.retryAfterMs(error) ?? cardPause(attempts),
    onError,
  });
  return {
    scheduleDeadline: (requestId, at) =>
      deadlines.add(
        { requestId },
        { jobId: deadlineId(requestId), delay: Math.max(0, at.getTime() - now().getTime()) },
      ),
    forgetDeadline: (requestId) => deadlines.remove(deadlineId(requestId)),
    syncCard: (requestId) =>
      cards.add(
        { requestId },
        {
          // While one runs, the next waits behind it and then reads what has changed meanwhile.
          deduplication: { id: requestId, keepLastIfActive: true },
          attempts: CARD_ATTEMPTS,
          backoff: { type: 'custom' },
        },
      ),
    ping: async () => {
      await Promise.all([deadlines.ping(), cards.ping()]);
    },
    stop: async () => {
      await Promise.all([deadlines.stop(), cards.stop()]);
    },
  };
}

function deadlineId(requestId: string): string {
  return `deadline-${requestId}`;
}

function cardPause(attempts: number): number {
  return Math.min(CARD_RETRY_MAX_MS, CARD_RETRY_MIN_MS * 2 ** Math.min(attempts - 1, 10));
}
