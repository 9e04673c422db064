import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { makeFolder } from '../../files/make-folder.ts';
import { syncFolder } from '../../files/sync-files.ts';
import { DataDirUnreadable, DataDirUnusable } from './data-dir-errors.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { RESERVE_BYTES, waitForSpace } from './disk-space.ts';
import type { ClusterPlace } from './serve-cluster.ts';
import { type ShortFolder, shortenFolder } from './short-folder.ts';

const SERVE_CLUSTER = new URL('./serve-cluster.js', import.meta.url);
/** The folder of the socket. Its name, `.s.PGSQL.5432`, is the one that PostgreSQL's clients look for. */
const SOCKET_DIR = 'socket';

/** What passes through the thread is gone at once; PostgreSQL's own memory does not count. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 6 };

interface EmbeddedLog {
  warn(details: object, message: string): void;
}

export interface EmbeddedDatabase {
  /** For the same drivers that a PostgreSQL server is reached with. */
  url: string;
  stop(): Promise<void>;
}

/**
 * PostgreSQL (PGlite) in a thread of this process, its files in `dataDir`, served over a Unix socket in a folder that only
 * this user can enter. In a thread of its own, because it computes: counting a month of requests would else keep everybody
 * from the gate. The first start takes a second longer than others. Where the thread fails later, the process ends with it.
 * @param log if given, the start waits while the disk is almost full, and says so; else it fails.
 * @throws DataDirInUse where another process has the folder, DataDirUnusable, DataDirUnreadable
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  log: EmbeddedLog | null = null,
): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir);
  await makeLastingFolder(folder).catch((error: unknown) => {
    throw new DataDirUnusable(folder, error);
  });
  const lock = await lockDataDir(folder);
  await waitForSpace(folder, (free) => sayFull(folder, free, log)).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const short = shortenFolder(folder);
  const release = async (): Promise<void> => {
    short.close();
    await lock.release();
  };
  const thread = await openThread(folder, short).catch(async (error: unknown) => {
    await release();
    throw new DataDirUnreadable(folder, error);
  });
  thread.on('message', (readOnly: boolean) => {
    if (readOnly)
      log?.warn({ folder }, 'the disk is almost full: nothing is stored until there is free space');
    else log?.warn({ folder }, 'the disk has free space again: requests are stored again');
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

/** @throws DataDirUnusable if there is no log to say it in. */
function sayFull(folder: string, free: number, log: EmbeddedLog | null): void {
  const full = `the disk is almost full: ${mib(free)} MiB free, ${mib(RESERVE_BYTES)} MiB needed`;
  if (log === null) throw new DataDirUnusable(folder, full);
  log.warn({ folder }, `${full}. The gate starts as soon as there is free space`);
}

function mib(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}

/** The folder, and an entry for it that survives a power cut. */
async function makeLastingFolder(folder: string): Promise<void> {
  const first = await makeFolder(folder);
  if (first === null) return;
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
