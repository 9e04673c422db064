import type { JobSchedulerTemplateOptions, JobsOptions } from 'bullmq';
import type { PostgresServer } from '../postgres/connections.ts';

/** One queue with its worker in this process. */
export interface JobQueue<Data> {
  add(data: Data, options: JobsOptions): Promise<void>;
  /** Adds a job whenever the clock says so, once however many processes ask for it; the last to ask says when. */
  repeat(
    id: string,
    when: { pattern: string; tz: string },
    data: Data,
    options: JobSchedulerTemplateOptions,
  ): Promise<void>;
  /** Forgets a job that has not run yet; one that is not there is no error. */
  remove(jobId: string): Promise<void>;
  /** Rejects if the queue's home cannot be reached, or takes nothing. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}

export interface QueueSettings<Data> {
  home: QueueHome;
  name: string;
  work: (data: Data) => Promise<void>;
  /** How many jobs run at once in this process. */
  concurrency: number;
  /** Pause in ms before the given attempt is made again. */
  backoff?: (attemptsMade: number, error: unknown) => number;
  onError: (error: unknown) => void;
}

/** Where jobs live: in Redis, else in the database, else in this process, for a database behind a pooler. */
export type QueueHome =
  | { kind: 'redis'; url: string }
  | { kind: 'postgres'; server: PostgresServer }
  | { kind: 'process' };
