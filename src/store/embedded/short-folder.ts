import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** The kernel's limit for the path of a Unix socket is 108 bytes with the closing NUL (unix(7)); macOS has 104. */
const SOCKET_PATH_MAX = 100;
/** The longest name of a socket that is made in the folder, in bytes. */
const NAME_MAX = 30;

/** A folder under a path that is short enough for the sockets in it. */
export interface ShortFolder {
  path: string;
  /** @param name at most 30 bytes. */
  pathOf(name: string): string;
  /** After this, the paths may be invalid. */
  close(): void;
}

/**
 * Finds a short path to the folder: its own, or on Linux the one of an open descriptor (proc(5), `/proc/pid/fd`). That
 * path leads to the same folder, so a socket made under it is inside the folder.
 * @throws if the folder cannot be opened, or if the path is too long and the system is not Linux.
 */
export function shortenFolder(folder: string): ShortFolder {
  if (Buffer.byteLength(folder) + 1 + NAME_MAX <= SOCKET_PATH_MAX)
    return shortFolder(folder, () => undefined);
  if (process.platform !== 'linux')
    throw new Error(`its path is longer than ${SOCKET_PATH_MAX - NAME_MAX} bytes`);
  const descriptor = openSync(folder, 'r');
  return shortFolder(`/proc/${process.pid}/fd/${descriptor}`, () => closeSync(descriptor));
}

function shortFolder(path: string, close: () => void): ShortFolder {
  return { path, pathOf: (name) => join(path, name), close };
}
