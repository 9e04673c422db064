import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';
import { syncFolder, syncTree } from '../../files/sync-files.ts';
import { SyncedFileSystem } from './synced-file-system.ts';
import { WalSync } from './wal-sync.ts';

/** PGlite's parameters, with syncs: `-F` turns them off, and PGlite's `fdatasync` does nothing (0.5.14). */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...setting('wal_sync_method', 'fsync'),
  ...setting('full_page_writes', 'on'),
  // PostgreSQL clears all its buffers when it starts: the usual 128 MB would be a tenth of a start and a hundred megabytes
  // more of memory. A page that is in no buffer is read from the kernel's cache, in some 15 µs.
  ...setting('shared_buffers', '32MB'),
  // Segments of the log that are kept for what comes.
  ...setting('min_wal_size', '32MB'),
];

function setting(name: string, value: string): string[] {
  return ['-c', `${name}=${value}`];
}

export interface OpenCluster {
  db: PGlite;
  /** What has to be on the disk before an answer leaves. */
  wal: WalSync;
}

/**
 * Opens PostgreSQL's files in the data folder, and makes them where there are none: from the empty cluster that the
 * makers of PGlite publish, since making one here takes three times as long. One that a crash left half made holds
 * nothing yet, and is made again.
 */
export async function openCluster(folder: string): Promise<OpenCluster> {
  const files = join(folder, 'postgres');
  const isBeingMade = join(folder, 'postgres.unfinished');
  if (existsSync(isBeingMade)) await rm(files, { recursive: true, force: true });
  if (existsSync(join(files, 'PG_VERSION'))) return open(files);
  await writeFile(isBeingMade, '');
  await syncFolder(folder);
  const cluster = await open(files, await emptyCluster());
  await syncTree(files);
  await rm(isBeingMade);
  // Else a power cut could bring the mark back, and the next start would remove what was stored by then.
  await syncFolder(folder);
  return cluster;
}

async function open(files: string, loadDataDir?: Blob): Promise<OpenCluster> {
  const wal = new WalSync();
  const fs = new SyncedFileSystem(files, wal);
  return { db: await PGlite.create({ fs, startParams, ...(loadDataDir && { loadDataDir }) }), wal };
}
