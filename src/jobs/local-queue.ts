import { CronExpressionParser } from 'cron-parser';
import type { JobQueue, QueueSettings } from './queue.ts';

/** The longest time that a timer of Node.js can wait, in ms. */
const TIMER_MAX_MS = 2 ** 31 - 1;
/** Jobs that one queue keeps; the sweep does what is over that. */
const JOBS_MAX = 50_000;

interface LocalJob<Data> {
  id: string;
  data: Data;
  attempts: number;
  failures: number;
  timer?: NodeJS.Timeout;
}

/**
 * A queue in the memory of this process, for a database behind a pooler. What is lost with the process, the sweep does.
 * A job whose id is known already is not added again; with a deduplication id it is run once more after the one that runs.
 */
export function startLocalQueue<Data>({
  work,
  concurrency,
  backoff,
  onError,
}: Omit<QueueSettings<Data>, 'home' | 'name'>): JobQueue<Data> {
  const jobs = new Map<string, LocalJob<Data>>();
  const due: LocalJob<Data>[] = [];
  const running = new Map<LocalJob<Data>, Promise<void>>();
  /** What is to run once more, by the id of the job that runs. */
  const again = new Map<string, Data>();
  const repeats = new Set<NodeJS.Timeout>();
  let stopped = false;
  let nameless = 0;

  function later(job: LocalJob<Data>, ms: number): void {
    job.timer = setTimeout(
      () => {
        due.push(job);
        pump();
      },
      Math.min(Math.max(0, ms), TIMER_MAX_MS),
    );
  }

  function pump(): void {
    while (!stopped && running.size < concurrency) {
      const job = due.shift();
      if (job === undefined) return;
      if (jobs.get(job.id) !== job) continue;
      running.set(job, run(job));
    }
  }

  async function run(job: LocalJob<Data>): Promise<void> {
    try {
      await work(job.data);
      jobs.delete(job.id);
    } catch (error) {
      job.failures += 1;
      if (job.failures < job.attempts) later(job, backoff?.(job.failures, error) ?? 0);
      else jobs.delete(job.id);
    }
    running.delete(job);
    const data = again.get(job.id);
    if (data !== undefined && !jobs.has(job.id)) {
      again.delete(job.id);
      put({ id: job.id, data, attempts: job.attempts, failures: 0 }, 0);
    }
    pump();
  }

  function put(job: LocalJob<Data>, delay: number): void {
    if (stopped || jobs.size >= JOBS_MAX) return;
    jobs.set(job.id, job);
    later(job, delay);
  }

  return {
    add: async (data, { jobId, deduplication, delay = 0, attempts = 1 }) => {
      nameless += 1;
      const id = jobId ?? deduplication?.id ?? `nameless-${nameless}`;
      const known = jobs.get(id);
      if (known === undefined) put({ id, data, attempts, failures: 0 }, delay);
      else if (deduplication !== undefined && running.has(known)) again.set(id, data);
    },
    repeat: async (id, { pattern, tz }, data, { attempts = 1 }) => {
      const next = (): void => {
        const at = CronExpressionParser.parse(pattern, { tz }).next().getTime();
        const timer = setTimeout(
          () => {
            repeats.delete(timer);
            if (Date.now() >= at) put({ id: `${id}-${at}`, data, attempts, failures: 0 }, 0);
            if (!stopped) next();
          },
          Math.min(Math.max(0, at - Date.now()), TIMER_MAX_MS),
        );
        repeats.add(timer);
      };
      try {
        next();
      } catch (error) {
        onError(error);
      }
    },
    remove: async (jobId) => {
      clearTimeout(jobs.get(jobId)?.timer);
      jobs.delete(jobId);
    },
    ping: async () => undefined,
    stop: async () => {
      stopped = true;
      for (const { timer } of jobs.values()) clearTimeout(timer);
      for (const timer of repeats) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
