import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';

/**
 * PostgreSQL clears all its buffers when it starts: the usual 128 MB would be a tenth of a start and a hundred megabytes
 * more of memory. A page that is in no buffer is read from the kernel's cache, in some 15 µs.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/**
 * Opens PostgreSQL's files in the data folder, and makes them where there are none: from the empty cluster that the
 * makers of PGlite publish, since making one here takes three times as long. One that a crash left half made holds
 * nothing yet, and is made again.
 */
export async function openCluster(folder: string): Promise<PGlite> {
  const files = join(folder, 'postgres');
  const isBeingMade = join(folder, 'postgres.unfinished');
  if (existsSync(isBeingMade)) await rm(files, { recursive: true, force: true });
  if (existsSync(join(files, 'PG_VERSION'))) return PGlite.create(files, { startParams });
  await writeFile(isBeingMade, '');
  const db = await PGlite.create(files, { startParams, loadDataDir: await emptyCluster() });
  await rm(isBeingMade);
  return db;
}
