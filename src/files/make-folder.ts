import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes the folder, and those above it that are missing, for this user alone. Node's own recursive `mkdir` never comes to an
 * end in a file system that refuses new folders as if the one above were missing, such as `/proc`.
 * @returns the first folder that was made; null if it was there already.
 */
export async function makeFolder(folder: string): Promise<string | null> {
  const missing: string[] = [];
  for (let above = resolve(folder); !(await exists(above)); above = dirname(above)) missing.unshift(above);
  for (const path of missing) await makeOne(path);
  return missing[0] ?? null;
}

/** @throws if it is something else than a folder. */
async function exists(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  throw new Error(`${path} is not a folder`);
}

/** Another process may make it at the same time. */
async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !(await exists(path))) throw error;
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
