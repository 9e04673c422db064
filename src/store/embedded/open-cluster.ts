import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';

/**
 * Opens PostgreSQL's files in the data folder, and makes them where there are none: from the empty cluster that the
 * makers of PGlite publish, since making one here takes three times as long. One that a crash left half made holds
 * nothing yet, and is made again.
 */
export async function openCluster(folder: string): Promise<PGlite> {
  const files = join(folder, 'postgres');
  const isBeingMade = join(folder, 'postgres.unfinished');
  if (existsSync(isBeingMade)) await rm(files, { recursive: true, force: true });
  if (existsSync(join(files, 'PG_VERSION'))) return PGlite.create(files);
  await writeFile(isBeingMade, '');
  const db = await PGlite.create(files, { loadDataDir: await emptyCluster() });
  await rm(isBeingMade);
  return db;
}
