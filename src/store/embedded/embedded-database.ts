import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DataDirUnreadable, DataDirUnusable } from './data-dir-errors.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { ClusterPlace } from './serve-cluster.ts';
import { type ShortFolder, shortenFolder } from './short-folder.ts';
import { syncFolder } from './sync-files.ts';

const SERVE_CLUSTER = new URL('./serve-cluster.js', import.meta.url);
/** The folder of the socket. Its name, `.s.PGSQL.5432`, is the one that PostgreSQL's clients look for. */
const SOCKET_DIR = 'socket';

/** What passes through the thread is gone at once; PostgreSQL's own memory does not count. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 6 };

export interface EmbeddedDatabase {
  /** For the same drivers that a PostgreSQL server is reached with. */
  url: string;
  stop(): Promise<void>;
}

/**
 * PostgreSQL (PGlite) in a thread of this process, its files in `dataDir`, served over a Unix socket in a folder that only
 * this user can enter. In a thread of its own, because it computes: counting a month of requests would else keep everybody
 * from the gate. The first start takes a second longer than others. Where the thread fails later, the process ends with it.
 * @throws DataDirInUse where another process has the folder, DataDirUnusable, DataDirUnreadable
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir);
  await makeFolder(folder).catch((error: unknown) => {
    throw new DataDirUnusable(folder, error);
  });
  const lock = await lockDataDir(folder);
  const short = shortenFolder(folder);
  const release = async (): Promise<void> => {
    short.close();
    await lock.release();
  };
  const thread = await openThread(folder, short).catch(async (error: unknown) => {
    await release();
    throw new DataDirUnreadable(folder, error);
  });
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(short.pathOf(SOCKET_DIR))}`,
    stop: async () => {
      thread.postMessage('stop');
      await once(thread, 'exit');
      await rm(short.pathOf(SOCKET_DIR), { recursive: true, force: true });
      await release();
    },
  };
}

/** The folder, and an entry for it that survives a power cut. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function openThread(folder: string, short: ShortFolder): Promise<Worker> {
  // What a crash left is in the way of a new socket.
  await rm(short.pathOf(SOCKET_DIR), { recursive: true, force: true });
  await mkdir(short.pathOf(SOCKET_DIR), { mode: 0o700 });
  const place: ClusterPlace = { folder, socketPath: short.pathOf(`${SOCKET_DIR}/.s.PGSQL.5432`) };
  const thread = new Worker(SERVE_CLUSTER, {
    workerData: place,
    execArgv: [],
    resourceLimits: THREAD_LIMITS,
  });
  await once(thread, 'message');
  return thread;
}
