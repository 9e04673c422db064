import { setTimeout as delay } from 'node:timers/promises';
import { retryAfterMs } from './retry-after.ts';

/** A pause that a person who pressed a button can bear, in ms. */
const PATIENCE_MS = 5_000;

/** Calls Slack; if it asks for a short pause (HTTP 429, `Retry-After`), once more after it. */
export async function waitingOut<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const ms = retryAfterMs(error);
    if (ms === null || ms > PATIENCE_MS) throw error;
    await delay(ms, undefined, { ref: false });
    return call();
  }
}
