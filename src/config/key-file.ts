import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { syncFolder } from '../files/sync-files.ts';
import type { Problem } from './problem.ts';
import { parseSecretKey, SECRET_KEY_FORM } from './secret-key.ts';

const KEY_BYTES = 32;
const NAME = 'EXPACTI_SECRET_KEY';

/** Where the key is kept if no setting names one. */
export const keyFile = (dataDir: string): string => join(dataDir, 'secret.key');

/** The key that an earlier start made, or null if there is none. Anyone else who may read it makes it worthless. */
export function readKeyFile(dataDir: string): Buffer | Problem | null {
  const path = keyFile(dataDir);
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    // A folder that is a file is a problem of the folder, and is told of when the folder is opened.
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : unreadable(path, `it cannot be opened (${code})`);
  }
  try {
    const { mode, size } = fstatSync(descriptor);
    if ((mode & constants.S_IFMT) !== constants.S_IFREG) return unreadable(path, 'it is not a regular file');
    if (process.platform !== 'win32' && (mode & 0o177) !== 0) return tooOpen(path, mode);
    const key = size > 4096 ? null : parseSecretKey(readFileSync(descriptor, 'utf8').trim());
    return key ?? unreadable(path, `its content ${SECRET_KEY_FORM}`);
  } finally {
    closeSync(descriptor);
  }
}

function unreadable(path: string, why: string): Problem {
  return {
    name: NAME,
    wrong: `the key file ${path} cannot be used: ${why}`,
    fix: `Restore it from a backup, or set ${NAME} to the key that it contained.`,
  };
}

function tooOpen(path: string, mode: number): Problem {
  const rights = (mode & 0o7777).toString(8).padStart(4, '0');
  return {
    name: NAME,
    wrong: `the key file ${path} has the mode ${rights}, so others can read or change it; its mode must be 0600`,
    fix: `Run: chmod 600 ${path}`,
  };
}

/**
 * Keeps a key in the folder with the rights 0600, unless there is one: a file that exists is never written over, and is
 * whole or not there after a crash.
 * @param key null: a new one.
 * @returns the key that the file holds.
 * @throws if the file cannot be written, or one that exists cannot be used.
 */
export async function keepKey(dataDir: string, key: Buffer | null): Promise<Buffer> {
  await makeFolder(dataDir);
  const made = key ?? randomBytes(KEY_BYTES);
  const unfinished = `${keyFile(dataDir)}.${process.pid}`;
  await rm(unfinished, { force: true });
  try {
    await writeDurably(unfinished, `${made.toString('hex')}\n`);
    await link(unfinished, keyFile(dataDir));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const kept = readKeyFile(dataDir);
    if (Buffer.isBuffer(kept)) return kept;
    throw new Error(kept?.wrong ?? 'the key file was just removed', { cause: error });
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dataDir);
  return made;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
