import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The kernel's limit for the path of a Unix socket is 108 bytes with the closing NUL (unix(7)); macOS has 104. */
export const SOCKET_PATH_MAX = 100;

/** Another process has the data folder open. */
export class DataDirInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Another expacti process has ${dataDir} open. Stop it, set EXPACTI_DATA_DIR to another folder, or set DATABASE_URL to run several processes.`,
    );
    this.name = 'DataDirInUse';
  }
}

/**
 * Takes the folder for this process until `release`. A listening socket is the lock: the kernel lets go of it when the
 * process dies, however it dies, so there is no stale lock to wait for.
 * @throws DataDirInUse
 */
export async function lockDataDir(dataDir: string): Promise<{ release: () => Promise<void> }> {
  const path = socketPath(dataDir);
  const server = (await listen(path)) ?? (await takeOver(path));
  if (server === null) throw new DataDirInUse(dataDir);
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

function socketPath(dataDir: string): string {
  const inside = join(dataDir, 'lock.sock');
  if (Buffer.byteLength(inside) <= SOCKET_PATH_MAX) return inside;
  return join(tmpdir(), `expacti-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}.sock`);
}

/** Null where the path is taken, be it by a living or a dead process. */
function listen(path: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

async function takeOver(path: string): Promise<Server | null> {
  if (await isAlive(path)) return null;
  // Of two that find the same dead socket one may move the other's new one away: look again at what was moved.
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  if (await isAlive(aside)) {
    await rename(aside, path);
    return null;
  }
  await rm(aside, { force: true });
  return listen(path);
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}
