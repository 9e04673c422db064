import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Waits until the names in the folder are on the disk, so that they survive a power failure. Not their contents. */
export function syncFolder(folder: string): Promise<void> {
  return syncOne(folder);
}

/** Waits until everything below the folder, and the folder itself, is on the disk. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await syncTree(path);
      else if (entry.isFile()) await syncOne(path);
    }),
  );
  await syncOne(folder);
}

async function syncOne(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
