import type { Log } from '../log/log.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import { type QueueHome } from './job-queue.ts';
import { startQueue } from './queue.ts';

/** A kind of notice besides cards, such as `escalated`; jobs only pass it on. */
type Notice = string;

/** What the jobs do. All of it is safe to repeat. */
export interface JobWork {
  /** The deadline of a request has passed. */
  timeOut(): Promise<void>;
  /** Nobody has decided by the time at which the request escalates. */
  escalate(requestId: string): Promise<void>;
  /** Tells people, unless they were told before. */
  notify(requestId: string, notice: Notice): Promise<void>;
  /** Tells people of broken glass, unless they were told before. */
  notifyOfBreakGlass(noticeId: string): Promise<void>;
  /** Posts the request's card, or updates it. */
  syncCard(requestId: string): Promise<void>;
  /** How long Slack asked to wait, in ms; null if the error does not say. */
  retryAfterMs(error: unknown): number | null;
}

export interface Jobs {
  /** Times the request out at `at`; calling it again for the same moment changes nothing. */
  scheduleDeadline(requestId: string, at: Date): Promise<void>;
  forgetDeadline(requestId: string, at: Date): Promise<void>;
  scheduleEscalation(requestId: string, at: Date): Promise<void>;
  forgetEscalation(requestId: string): Promise<void>;
  /** At `at`, retried until it works; the same notice again changes nothing. */
  scheduleNotice(requestId: string, notice: Notice, at: Date): Promise<void>;
  /** At `at`; if that fails, the sweep does it. The same notice again changes nothing. */
  scheduleGlassNotice(noticeId: string, at: Date): Promise<void>;
  /** Soon, retried until it works. Two runs for one request never overlap. */
  syncCard(requestId: string): Promise<void>;
  /** Rejects if the queues cannot be reached. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}

interface RequestJob {
  requestId: string;
}

interface TimerJob extends RequestJob {
  kind: 'deadline' | 'escalation';
}

interface NoticeJob extends RequestJob {
  notice: Notice;
}

interface GlassJob {
  glassNotice: string;
}

const TIMERS_AT_ONCE = 4;
/** Cards of different channels are posted at the same time. */
const CARDS_AT_ONCE = 10;

const NOTICES_AT_ONCE = 5;

/** A card is retried for about an hour; then the sweep starts over with those that are still out of date. */
const CARD_ATTEMPTS = 250;
const RETRY_MIN_MS = 250;
const CARD_RETRY_MAX_MS = 15_000;
/** A notice may have to wake somebody: it is retried sooner, for as long. */
const NOTICE_RETRY_MAX_MS = 5_000;
const NOTICE_ATTEMPTS = 750;

/** Opens the queues of timers, cards and notices. Several queues: a slow Slack must not hold up a denial. */
export async function startJobs(home: QueueHome, work: JobWork, now: () => Date, log: Log): Promise<Jobs> {
  const onError = warnRarely(log, 'the job queue reported an error');
  const timers = await startQueue<TimerJob>({
    home,
    name: 'timers',
    work: ({ requestId, kind }) => (kind === 'deadline' ? work.timeOut() : work.escalate(requestId)),
    concurrency: TIMERS_AT_ONCE,
    onError,
  });
  const cards = await startQueue<RequestJob>({
    home,
    name: 'cards',
    work: ({ requestId }) => work.syncCard(requestId),
    concurrency: CARDS_AT_ONCE,
    backoff: (attempts, error) => work.retryAfterMs(error) ?? pauseBefore(attempts, CARD_RETRY_MAX_MS),
    onError,
  });
  const notices = await startQueue<NoticeJob | GlassJob>({
    home,
    name: 'notices',
    work: (job) => tell(work, job),
    concurrency: NOTICES_AT_ONCE,
    backoff: (attempts, error) => work.retryAfterMs(error) ?? pauseBefore(attempts, NOTICE_RETRY_MAX_MS),
    onError,
  });
  const all = [timers, cards, notices];
  const delayTo = (at: Date): number => Math.max(0, at.getTime() - now().getTime());
  return {
    scheduleDeadline: (requestId, at) =>
      timers.add({ requestId, kind: 'deadline' }, { jobId: deadlineId(requestId, at), delay: delayTo(at) }),
    forgetDeadline: (requestId, at) => timers.remove(deadlineId(requestId, at)),
    scheduleEscalation: (requestId, at) =>
      timers.add({ requestId, kind: 'escalation' }, { jobId: escalationId(requestId), delay: delayTo(at) }),
    forgetEscalation: (requestId) => timers.remove(escalationId(requestId)),
    scheduleNotice: (requestId, notice, at) =>
      notices.add(
        { requestId, notice },
        {
          jobId: `${notice}-${requestId}`,
          delay: delayTo(at),
          attempts: NOTICE_ATTEMPTS,
          backoff: { type: 'custom' },
        },
      ),
    scheduleGlassNotice: (noticeId, at) =>
      notices.add({ glassNotice: noticeId }, { jobId: `glass-${noticeId}`, delay: delayTo(at) }),
    syncCard: (requestId) =>
      cards.add(
        { requestId },
        {
          // While one runs, the next waits for its end and then reads what has changed in the meantime.
          deduplication: { id: requestId, keepLastIfActive: true },
          attempts: CARD_ATTEMPTS,
          backoff: { type: 'custom' },
        },
      ),
    ping: () => together(all.map((queue) => queue.ping())),
    stop: () => together(all.map((queue) => queue.stop())),
  };
}

async function together(work: readonly Promise<void>[]): Promise<void> {
  await Promise.all(work);
}

function tell(work: JobWork, job: NoticeJob | GlassJob): Promise<void> {
  return 'glassNotice' in job
    ? work.notifyOfBreakGlass(job.glassNotice)
    : work.notify(job.requestId, job.notice);
}

/** An escalation moves the deadline: each moment has a job of its own, and a job that runs too early does nothing. */
function deadlineId(requestId: string, at: Date): string {
  return `deadline-${requestId}-${at.getTime()}`;
}

function escalationId(requestId: string): string {
  return `escalation-${requestId}`;
}

function pauseBefore(attempts: number, max: number): number {
  return Math.min(max, RETRY_MIN_MS * 2 ** Math.min(attempts - 1, 10));
}
