import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockDataDir, SOCKET_PATH_MAX } from './data-dir-lock.ts';
import { openCluster } from './open-cluster.ts';
import { startWireServer } from './wire-server.ts';

/** The name that PostgreSQL's clients look for. */
const SOCKET_NAME = '.s.PGSQL.5432';

export interface EmbeddedDatabase {
  /** For the same drivers that a PostgreSQL server is reached with. */
  url: string;
  stop(): Promise<void>;
}

/**
 * PostgreSQL in the process (PGlite), its files in `dataDir`, served over a Unix socket in a folder that only this
 * user can enter. The first start takes a second longer than others.
 * @throws DataDirInUse where another process has the folder.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockDataDir(folder);
  const db = await openCluster(folder);
  // BullMQ finds its functions by a search_path set on each connection; here all connections share one session.
  await db.exec('CREATE SCHEMA IF NOT EXISTS bullmq; SET search_path TO public, bullmq');
  const socketDir = await makeSocketDir(folder);
  const server = await startWireServer(db, join(socketDir, SOCKET_NAME));
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(socketDir)}`,
    stop: async () => {
      await server.stop();
      await db.close();
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
