import { randomBytes } from 'node:crypto';
import { link, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { DataDirInUse, DataDirUnusable } from './data-dir-errors.ts';
import { type ShortFolder, shortenFolder } from './short-folder.ts';

/** `lock.sock` is the first lock that this folder has had, `lock.7.sock` the seventh. */
const LOCK_NAME = /^lock(?:\.(\d{1,15}))?\.sock$/;
/** A socket that has no number yet. */
const DRAFT_NAME = /^draft\.\w+\.sock$/;
/** Locks that end while this process looks at them: the most times to look again. */
const ATTEMPTS_MAX = 20;

/** What `connect` fails with if no process listens on the socket, or if it was just removed. */
const DEAD = new Set(['ECONNREFUSED', 'ENOENT']);

/**
 * Locks the folder for this process until `release`. The lock is a listening Unix socket inside the folder, so it is the
 * same lock under every path to the folder, and in every container that mounts it. The kernel closes the socket if the
 * process dies, however it dies, so no stale lock blocks a start. It does not protect a folder that two machines share
 * over a network.
 *
 * A socket listens before it gets its numbered name, and a name is given once (`link` fails if it exists). So a numbered
 * socket that nobody answers is dead for good. The newest one is never removed: it keeps a slow starter, who looked
 * before it existed, from taking an older number.
 * @throws DataDirInUse, DataDirUnusable
 */
export async function lockDataDir(dataDir: string): Promise<{ release: () => Promise<void> }> {
  const folder = shortenFolder(dataDir);
  try {
    const held = await acquire(folder);
    if (held === null) throw new DataDirInUse(dataDir);
    return {
      release: async () => {
        await retire(folder, held.number);
        await closeServer(held.server);
        folder.close();
      },
    };
  } catch (error) {
    folder.close();
    throw error instanceof DataDirInUse ? error : new DataDirUnusable(dataDir, error);
  }
}

/** Null if another process holds the lock. */
async function acquire(folder: ShortFolder): Promise<{ server: Server; number: number } | null> {
  const draft = folder.pathOf(`draft.${randomBytes(6).toString('hex')}.sock`);
  const server = await listen(draft);
  try {
    const number = await takeNumber(folder, draft);
    if (number !== null) {
      await removeDrafts(folder);
      return { server, number };
    }
    await closeServer(server);
    return null;
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

async function takeNumber(folder: ShortFolder, draft: string): Promise<number | null> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const newest = Math.max(0, ...(await lockNumbers(folder)));
    if (newest > 0 && (await isAlive(lockPath(folder, newest)))) return null;
    if (await claim(folder, draft, newest + 1)) return newest + 1;
  }
  return null;
}

/** Puts a plain file in the place of the socket, which keeps the number. Many tools that copy folders fail on a socket. */
async function retire(folder: ShortFolder, number: number): Promise<void> {
  const file = folder.pathOf('draft.retired.sock');
  await writeFile(file, '', { mode: 0o600 });
  await rename(file, lockPath(folder, number));
}

/** Whether the socket now has this number, and no higher number was given before. */
async function claim(folder: ShortFolder, draft: string, number: number): Promise<boolean> {
  try {
    await link(draft, lockPath(folder, number));
  } catch (error) {
    // Taken by another process, or the draft was removed by a process that holds the lock.
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
  const numbers = await lockNumbers(folder);
  const isNewest = numbers.every((one) => one <= number);
  const old = isNewest ? numbers.filter((one) => one < number) : [number];
  await Promise.all(old.map((one) => rm(lockPath(folder, one), { force: true })));
  return isNewest;
}

async function lockNumbers(folder: ShortFolder): Promise<number[]> {
  const names = await readdir(folder.path);
  return names.flatMap((name) => {
    const match = LOCK_NAME.exec(name);
    return match === null ? [] : [Number(match[1] ?? 1)];
  });
}

function lockPath(folder: ShortFolder, number: number): string {
  return folder.pathOf(number === 1 ? 'lock.sock' : `lock.${number}.sock`);
}

/** Removes what processes left that were killed while they started. */
async function removeDrafts(folder: ShortFolder): Promise<void> {
  const names = await readdir(folder.path);
  const drafts = names.filter((name) => DRAFT_NAME.test(name));
  await Promise.all(drafts.map((name) => rm(folder.pathOf(name), { force: true })));
}

function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** A socket that may not be asked counts as alive: a doubt never opens the folder. */
function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(!DEAD.has(code)));
    socket.once('close', () => socket.destroy());
  });
}
