/** Resolves after `ms`, or at once when `signal` fires. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** How long to wait before the next try, in ms: 0.25 s doubled each time up to 4 s, spread so that callers do not meet. */
export function backoffMs(attempt: number, random: number): number {
  return Math.min(4_000, 250 * 2 ** attempt) * (0.5 + random / 2);
}
