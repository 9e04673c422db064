import { closeSync, fsync, fsyncSync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const sync = promisify(fsync);

/**
 * Syncs PostgreSQL's write-ahead log a little after PostgreSQL asks for it: one sync for all commits until then. So
 * PostgreSQL takes a commit for durable that is not yet, which is safe under two conditions that the callers keep: no
 * answer leaves before `settled`, and no other file changes before `settleNow` (the log goes first).
 *
 * After a sync that failed nothing is known about what is on the disk, and a second one may succeed without writing
 * anything (PostgreSQL calls it PANIC for that reason). So the first failure is final: it ends the thread.
 */
export class WalSync {
  #path = '';
  #descriptor = -1;
  /** Commits that asked for a sync, and how many of them have it. */
  #asked = 0;
  #synced = 0;
  #running: Promise<void> | null = null;
  #failure: Error | null = null;

  /** PostgreSQL wants this segment of the log on the disk. */
  ask(path: string): void {
    if (path !== this.#path) this.#open(path);
    this.#asked += 1;
  }

  /** Resolves when everything that was asked for until now is on the disk. */
  async settled(): Promise<void> {
    const target = this.#asked;
    while (this.#synced < target) {
      this.#running ??= this.#sync();
      await this.#running;
    }
  }

  /** Returns when everything that was asked for until now is on the disk. */
  settleNow(): void {
    if (this.#failure !== null) throw this.#failure;
    if (this.#synced === this.#asked) return;
    try {
      fsyncSync(this.#descriptor);
    } catch (error) {
      throw this.#fail(error);
    }
    this.#synced = this.#asked;
  }

  async #sync(): Promise<void> {
    const target = this.#asked;
    try {
      await sync(this.#descriptor);
    } catch (error) {
      throw this.#fail(error);
    }
    this.#running = null;
    this.#synced = Math.max(this.#synced, target);
  }

  /** PostgreSQL closes a segment when it is full; this descriptor lives until its sync is over. */
  #open(path: string): void {
    this.settleNow();
    const old = this.#descriptor;
    if (old >= 0) void (this.#running ?? Promise.resolve()).then(() => closeSync(old));
    this.#descriptor = openSync(path, 'r');
    this.#path = path;
  }

  #fail(error: unknown): Error {
    const failure = new Error('Cannot sync the write-ahead log.', { cause: error });
    this.#failure ??= failure;
    // Nobody may catch it: the process ends, and the next start recovers from what is on the disk.
    setImmediate(() => {
      throw failure;
    });
    return failure;
  }
}
