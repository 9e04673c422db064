import type { JobsOptions } from 'bullmq';
import { CronExpressionParser } from 'cron-parser';
import type { JobQueue, QueueSettings } from './job-queue.ts';

/** The longest time that a timer of Node.js can wait, in ms. */
const TIMER_MAX_MS = 2 ** 31 - 1;
/** Most jobs that one queue keeps; the sweep does the work of others. */
const JOBS_MAX = 50_000;

interface LocalJob<Data> {
  id: string;
  data: Data;
  attempts: number;
  failures: number;
  timer?: NodeJS.Timeout;
}

/** A queue in the memory of this process, for a database behind a pooler. The sweep does what is lost with the process. */
export function startLocalQueue<Data>(settings: Omit<QueueSettings<Data>, 'home' | 'name'>): JobQueue<Data> {
  const jobs = new LocalJobs(settings);
  return {
    add: async (data, options) => jobs.add(data, options),
    repeat: async (id, { pattern, tz }, data, options) =>
      jobs.repeat(id, () => CronExpressionParser.parse(pattern, { tz }).next().getTime(), data, options),
    remove: async (jobId) => jobs.remove(jobId),
    ping: async () => undefined,
    stop: () => jobs.stop(),
  };
}

class LocalJobs<Data> {
  readonly #settings: Omit<QueueSettings<Data>, 'home' | 'name'>;
  readonly #jobs = new Map<string, LocalJob<Data>>();
  readonly #due: LocalJob<Data>[] = [];
  readonly #running = new Map<LocalJob<Data>, Promise<void>>();
  /** What is to run once more, by the id of the job that runs. */
  readonly #again = new Map<string, Data>();
  readonly #repeats = new Set<NodeJS.Timeout>();
  #stopped = false;
  #nameless = 0;

  constructor(settings: Omit<QueueSettings<Data>, 'home' | 'name'>) {
    this.#settings = settings;
  }

  /** A job whose id is known is not added again; with a deduplication id it runs once more after the one that runs. */
  add(data: Data, { jobId, deduplication, delay = 0, attempts = 1 }: JobsOptions): void {
    this.#nameless += 1;
    const id = jobId ?? deduplication?.id ?? `nameless-${this.#nameless}`;
    const known = this.#jobs.get(id);
    if (known === undefined) this.#put({ id, data, attempts, failures: 0 }, delay);
    else if (deduplication !== undefined && this.#running.has(known)) this.#again.set(id, data);
  }

  /** @param next when the job runs next, in ms since 1970. */
  repeat(id: string, next: () => number, data: Data, options: JobsOptions): void {
    const at = next();
    const timer = setTimeout(
      () => {
        this.#repeats.delete(timer);
        if (this.#stopped) return;
        if (Date.now() >= at) this.add(data, { ...options, jobId: `${id}-${at}` });
        this.repeat(id, next, data, options);
      },
      Math.min(Math.max(0, at - Date.now()), TIMER_MAX_MS),
    );
    this.#repeats.add(timer);
  }

  remove(jobId: string): void {
    clearTimeout(this.#jobs.get(jobId)?.timer);
    this.#jobs.delete(jobId);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { timer } of this.#jobs.values()) clearTimeout(timer);
    for (const timer of this.#repeats) clearTimeout(timer);
    await Promise.all(this.#running.values());
  }

  #put(job: LocalJob<Data>, delay: number): void {
    if (this.#stopped || this.#jobs.size >= JOBS_MAX) return;
    this.#jobs.set(job.id, job);
    this.#later(job, delay);
  }

  #later(job: LocalJob<Data>, ms: number): void {
    job.timer = setTimeout(
      () => {
        this.#due.push(job);
        this.#pump();
      },
      Math.min(Math.max(0, ms), TIMER_MAX_MS),
    );
  }

  #pump(): void {
    while (!this.#stopped && this.#running.size < this.#settings.concurrency) {
      const job = this.#due.shift();
      if (job === undefined) return;
      if (this.#jobs.get(job.id) === job) this.#running.set(job, this.#run(job));
    }
  }

  async #run(job: LocalJob<Data>): Promise<void> {
    try {
      await this.#settings.work(job.data);
      this.#jobs.delete(job.id);
    } catch (error) {
      job.failures += 1;
      if (job.failures < job.attempts) this.#later(job, this.#settings.backoff?.(job.failures, error) ?? 0);
      else this.#jobs.delete(job.id);
    }
    this.#running.delete(job);
    const data = this.#again.get(job.id);
    if (data !== undefined && !this.#jobs.has(job.id)) {
      this.#again.delete(job.id);
      this.#put({ id: job.id, data, attempts: job.attempts, failures: 0 }, 0);
    }
    this.#pump();
  }
}
