import { statfsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const MIB = 1024 * 1024;

/**
 * With less than this free, in bytes, nothing is stored: PostgreSQL ends if it cannot make the next segment of its log
 * (16 MiB), and needs room to recover. The largest request with all that is written for it takes less than a quarter.
 */
export const RESERVE_BYTES = 64 * MIB;
/** With this free, in bytes, storing starts again: more, so that it does not flicker. */
const RESUME_BYTES = 80 * MIB;
/** How often a start looks whether there is room now, in ms. */
const LOOK_MS = 1_000;

/** What users without special rights may still write on the disk of this folder, in bytes. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Turns a database read-only while the disk is almost full, before a write could fail. */
export class SpaceGuard {
  readonly #folder: string;
  readonly #setReadOnly: (readOnly: boolean) => Promise<unknown>;
  #isLow = false;

  /** @param setReadOnly for all transactions that begin from now on. */
  constructor(folder: string, setReadOnly: (readOnly: boolean) => Promise<unknown>) {
    this.#folder = folder;
    this.#setReadOnly = setReadOnly;
  }

  /** Call it before each transaction; it takes some microseconds. */
  async check(): Promise<void> {
    const isLow = freeBytes(this.#folder) < (this.#isLow ? RESUME_BYTES : RESERVE_BYTES);
    if (isLow === this.#isLow) return;
    await this.#setReadOnly(isLow);
    this.#isLow = isLow;
  }
}

/** Resolves once there is room to recover and to store. @param onWait is called once, if it has to wait. */
export async function waitForSpace(folder: string, onWait: (free: number) => void): Promise<void> {
  for (let waits = 0; freeBytes(folder) < RESERVE_BYTES; waits += 1) {
    if (waits === 0) onWait(freeBytes(folder));
    await delay(LOOK_MS);
  }
}
