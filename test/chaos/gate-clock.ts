import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The clock of one gate's machine. */
export interface GateClock {
  /** What a process needs in its environment to go by this clock. */
  env: Record<string, string>;
  /** From the next second on the clock is this far ahead of the real one, or behind, in ms. */
  jump(aheadMs: number): Promise<void>;
  remove(): Promise<void>;
}

/** Where Debian puts libraries. */
const LIBRARIES = '/usr/lib';
/** How long libfaketime goes by what it has read, in s. */
const REREAD_S = 1;

/**
 * libfaketime stands between the process and libc, so that V8, WebAssembly and threads all see the jump, as they would on
 * a real machine; a replaced `Date` would miss some. The monotonic clock, which timers go by, is left alone.
 * @throws if it is not installed.
 */
export async function createGateClock(): Promise<GateClock> {
  const library = await findLibrary();
  const folder = await mkdtemp(join(tmpdir(), 'expacti-chaos-clock-'));
  const file = join(folder, 'time');
  const jump = async (aheadMs: number): Promise<void> => {
    // In one step: a process may read it at any moment.
    await writeFile(`${file}.next`, `${aheadMs < 0 ? '' : '+'}${aheadMs / 1000}`);
    await rename(`${file}.next`, file);
  };
  await jump(0);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_CACHE_DURATION: String(REREAD_S),
    },
    jump,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function findLibrary(): Promise<string> {
  for (const folder of await readdir(LIBRARIES)) {
    const names = await readdir(join(LIBRARIES, folder, 'faketime')).catch((): string[] => []);
    if (names.includes('libfaketimeMT.so.1'))
      return join(LIBRARIES, folder, 'faketime', 'libfaketimeMT.so.1');
  }
  throw new Error('libfaketime is not installed: run apt-get install libfaketime');
}
