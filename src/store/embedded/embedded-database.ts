import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lockDataDir, SOCKET_PATH_MAX } from './data-dir-lock.ts';
import type { ClusterPlace } from './serve-cluster.ts';

const SERVE_CLUSTER = new URL('./serve-cluster.js', import.meta.url);
/** The name that PostgreSQL's clients look for. */
const SOCKET_NAME = '.s.PGSQL.5432';

/** What passes through the thread is gone at once; PostgreSQL's own memory does not count. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 6 };

/** What is in the data folder is no database, is damaged, or is of another PostgreSQL. */
export class DataDirUnreadable extends Error {
  constructor(dataDir: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `The embedded database in ${dataDir} cannot be opened: ${why}. Bring the folder back from a backup, or set EXPACTI_DATA_DIR to another one.`,
    );
    this.name = 'DataDirUnreadable';
  }
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
 * @throws DataDirInUse where another process has the folder, DataDirUnreadable
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockDataDir(folder);
  const socketDir = await makeSocketDir(folder);
  const place: ClusterPlace = { folder, socketPath: join(socketDir, SOCKET_NAME) };
  const thread = new Worker(SERVE_CLUSTER, {
    workerData: place,
    execArgv: [],
    resourceLimits: THREAD_LIMITS,
  });
  await once(thread, 'message').catch(async (error: unknown) => {
    await lock.release();
    throw new DataDirUnreadable(folder, error);
  });
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(socketDir)}`,
    stop: async () => {
      thread.postMessage('stop');
      await once(thread, 'exit');
      await rm(socketDir, { recursive: true, force: true });
      await lock.release();
    },
  };
}

/** In the data folder, where the next start takes over what a crash left; elsewhere where the path would be too long. */
async function makeSocketDir(folder: string): Promise<string> {
  const inside = join(folder, 'socket');
  if (Buffer.byteLength(join(inside, SOCKET_NAME)) > SOCKET_PATH_MAX)
    return mkdtemp(join(tmpdir(), 'expacti-'));
  await rm(inside, { recursive: true, force: true });
  await mkdir(inside, { mode: 0o700 });
  return inside;
}
