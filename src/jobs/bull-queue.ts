import {
  createPostgresBackend,
  DEFAULT_SCHEMA,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { openPool, type PostgresServer } from '../postgres/connections.ts';
import type { JobQueue, QueueHome, QueueSettings } from './job-queue.ts';

/** Connections of one queue and its worker to PostgreSQL; one of them listens. */
const POSTGRES_POOL_MAX = 4;
const CONNECT_MS = 5_000;
/** Longest time for one query, in ms. The tables of the queues are made and altered with it as well. */
const QUERY_MS = 10_000;
const PREFIX = 'expacti';

/** Where several processes share the jobs. */
export type SharedHome = Exclude<QueueHome, { kind: 'process' }>;

/** Nothing is kept of a job that has run. */
const FORGOTTEN = { removeOnComplete: true, removeOnFail: true };

/** Opens a queue of BullMQ and its worker. In PostgreSQL the schema of BullMQ is then in place. */
export async function startBullQueue<Data>(
  settings: QueueSettings<Data>,
  home: SharedHome,
): Promise<JobQueue<Data>> {
  const { queue, worker, ping, closed } =
    home.kind === 'redis' ? onRedis(settings, home.url) : await onPostgres(settings, home.server);
  // Without listeners a lost connection would end the process.
  queue.on('error', settings.onError);
  worker.on('error', settings.onError);
  // A Redis that is away is waited for in the background.
  if (home.kind === 'postgres') await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  return {
    add: async (data, options) => {
      await queue.add(settings.name, data, { ...FORGOTTEN, ...options });
    },
    repeat: async (id, when, data, options) => {
      const opts = { ...FORGOTTEN, ...options };
      await (queue as Queue<unknown>).upsertJobScheduler(id, when, { name: settings.name, data, opts });
    },
    remove: async (jobId) => {
      await queue.remove(jobId);
    },
    ping,
    stop: async () => {
      await worker.close();
      await queue.close();
      await closed();
    },
  };
}

function workerOptions<Data>({ concurrency, backoff }: QueueSettings<Data>) {
  const settings: WorkerOptions['settings'] =
    backoff === undefined ? {} : { backoffStrategy: (attempts, _type, error) => backoff(attempts, error) };
  return { concurrency, settings };
}

/** To a Redis that is away a command fails at once: the sweep does what the queue could not. The worker waits. */
function onRedis<Data>(settings: QueueSettings<Data>, url: string) {
  const { name, work } = settings;
  const queue = new Queue(name, {
    connection: { url, maxRetriesPerRequest: 1, enableOfflineQueue: false },
    prefix: PREFIX,
  });
  const worker = new Worker(name, ({ data }) => work(data), {
    ...workerOptions(settings),
    connection: { url, maxRetriesPerRequest: null },
    prefix: PREFIX,
  });
  // Proves that Redis takes what is written: one that is full, or a replica, still answers questions.
  const probe = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  probe.on('error', settings.onError);
  const ping = async (): Promise<void> => {
    await probe.set(`${PREFIX}:writable`, '1', 'EX', 60);
  };
  return { queue, worker, ping, closed: async () => probe.disconnect() };
}

/** BullMQ's own pools have moments without an error listener, so it gets one of ours. It finds its functions by the search path. */
async function onPostgres<Data>(settings: QueueSettings<Data>, server: PostgresServer) {
  const { name, work, onError } = settings;
  const connection = openPool(
    server,
    {
      max: POSTGRES_POOL_MAX,
      connectionTimeoutMillis: CONNECT_MS,
      queryMs: QUERY_MS,
      options: `-c search_path=${DEFAULT_SCHEMA}`,
    },
    onError,
  );
  const client = await connection.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  const queue = new Queue(name, { connection }, createPostgresBackend);
  const worker = new Worker(
    name,
    ({ data }) => work(data),
    { ...workerOptions(settings), connection },
    createPostgresBackend,
  );
  const ping = async (): Promise<void> => {
    await queue.getJobCounts('active');
  };
  return { queue, worker, ping, closed: () => connection.end() };
}
