import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { WalSync } from './wal-sync.ts';

/** A segment of the write-ahead log, by the path of its file. */
const WAL_SEGMENT = /\/pg_wal\/[0-9A-F]{24}$/;

interface Node {
  parent: Node;
}

interface Stream {
  node: Node;
  /** Descriptor of the real file. */
  nfd: number;
}

/** Emscripten's file system over Node.js's `fs`, as far as it is changed here (emscripten.org, "File System API"). */
interface NodeFiles {
  realPath(node: Node): string;
  /** Turns an error of Node.js into the one that PostgreSQL gets as `errno`. */
  tryFSOperation<Result>(operation: () => Result): Result;
  node_ops: {
    mknod(parent: Node, ...rest: unknown[]): unknown;
    rename(node: Node, newParent: Node, newName: string): unknown;
    unlink(parent: Node, name: string): unknown;
    rmdir(parent: Node, name: string): unknown;
    symlink(parent: Node, ...rest: unknown[]): unknown;
    setattr(node: Node, ...rest: unknown[]): unknown;
  };
  stream_ops: {
    write(stream: Stream, ...rest: unknown[]): unknown;
    setattr(stream: Stream, ...rest: unknown[]): unknown;
    /** PGlite (0.5.14) calls it for `fsync` if it is there. For `fdatasync` it does nothing. */
    fsync?(stream: Stream): number;
  };
}

type Options = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts'];

/**
 * PGlite's files on the disk, with the syncs that it leaves out: what PostgreSQL wants synced is, the write-ahead log
 * before any other file changes, and folders in which files were made, renamed or removed with the next file.
 */
export class SyncedFileSystem extends NodeFS {
  readonly #wal: WalSync;

  constructor(dataDir: string, wal: WalSync) {
    super(dataDir);
    this.#wal = wal;
  }

  override async init(pg: PGlite, options: Options): Promise<{ emscriptenOpts: Options }> {
    const { emscriptenOpts } = await super.init(pg, options);
    const addSync = (module: { FS: unknown }): void => {
      const { filesystems } = module.FS as { filesystems: { NODEFS: NodeFiles } };
      changesAfterTheLog(filesystems.NODEFS, this.#wal);
      syncsFiles(filesystems.NODEFS, this.#wal, rememberFolders(filesystems.NODEFS));
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}

/** Lets no file change before the write-ahead log that describes the change is on the disk. */
function changesAfterTheLog(
  { realPath, tryFSOperation, node_ops, stream_ops }: NodeFiles,
  wal: WalSync,
): void {
  const isLog = (stream: Stream): boolean => WAL_SEGMENT.test(realPath(stream.node));
  const settle = (): void => tryFSOperation(() => wal.settleNow());
  for (const name of ['mknod', 'rename', 'unlink', 'rmdir', 'symlink', 'setattr'] as const) {
    const change = node_ops[name] as (...given: unknown[]) => unknown;
    node_ops[name] = (...given: unknown[]) => {
      settle();
      return change(...given);
    };
  }
  for (const name of ['write', 'setattr'] as const) {
    const change = stream_ops[name];
    stream_ops[name] = (stream, ...rest) => {
      if (!isLog(stream)) settle();
      return change(stream, ...rest);
    };
  }
}

/** The folders whose entries have changed since they were last taken out of the set. */
function rememberFolders({ realPath, node_ops }: NodeFiles): Set<string> {
  const changed = new Set<string>();
  for (const name of ['mknod', 'unlink', 'rmdir', 'symlink'] as const) {
    const change = node_ops[name] as (parent: Node, ...rest: unknown[]) => unknown;
    node_ops[name] = (parent: Node, ...rest: unknown[]) => {
      changed.add(realPath(parent));
      return change(parent, ...rest);
    };
  }
  const { rename } = node_ops;
  node_ops.rename = (node, newParent, newName) => {
    changed.add(realPath(node.parent)).add(realPath(newParent));
    return rename(node, newParent, newName);
  };
  return changed;
}

function syncsFiles(
  { realPath, tryFSOperation, stream_ops }: NodeFiles,
  wal: WalSync,
  folders: Set<string>,
): void {
  stream_ops.fsync = (stream) =>
    tryFSOperation(() => {
      const path = realPath(stream.node);
      if (WAL_SEGMENT.test(path)) {
        wal.ask(path);
        return 0;
      }
      wal.settleNow();
      fsyncSync(stream.nfd);
      for (const folder of folders) syncFolderNow(folder);
      folders.clear();
      return 0;
    });
}

function syncFolderNow(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    // It was removed in the meantime, and has no entries to keep.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
