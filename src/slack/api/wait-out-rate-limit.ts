import { setTimeout as delay } from 'node:timers/promises';
import { retryAfterMs } from './retry-after.ts';

/** Pauses that a person who pressed a button can bear, in ms together. */
const PATIENCE_MS = 5_000;

/**
 * Calls Slack; if it asks for a short pause (HTTP 429, `Retry-After`), again after it, as long as the pauses are short
 * enough together: others who waited may have been faster.
 */
export async function waitOutRateLimit<T>(call: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; ) {
    try {
      return await call();
    } catch (error) {
      const ms = retryAfterMs(error);
      if (ms === null || waited + ms > PATIENCE_MS) throw error;
      // A pause of no length must not become a loop without one.
      const pause = Math.max(ms, 100);
      waited += pause;
      await delay(pause, undefined, { ref: false });
    }
  }
}
