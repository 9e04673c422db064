import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/** Where an export goes, piece by piece. */
export interface ExportSink {
  /** Resolves when it is written. @throws where it cannot be */
  write(text: string): Promise<void>;
  /** The export is complete. @throws */
  keep(): Promise<void>;
  /** It is not, and what was written so far must not be taken for one. */
  discard(): Promise<void>;
}

/** What was printed stays printed: that it is short the exit code says. */
export function exportToStdout(): ExportSink {
  // A reader that goes away is told by the write that fails.
  process.stdout.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    keep: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

/**
 * Has the name `file` only once it is complete, `file.part` until then. What is there already is not written over: it
 * may be the only record of what was changed since.
 * @throws where it exists or cannot be made
 */
export async function exportToFile(file: string): Promise<ExportSink> {
  if (existsSync(file)) throw new Error(`${file} already exists. Choose another name, or remove the file`);
  const part = `${file}.part`;
  const handle = await open(part, 'w');
  return {
    write: (text) => handle.writeFile(text),
    keep: async () => {
      await handle.sync();
      await handle.close();
      await rename(part, file);
    },
    discard: async () => {
      await handle.close();
      await rm(part, { force: true });
    },
  };
}
