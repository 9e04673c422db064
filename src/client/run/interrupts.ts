/** Signals by which a person, a terminal or a runner asks a process to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * What the process's signals mean: while waiting, the first cancels and the second ends at once; while the command
 * runs, they are the command's. One handler for both, so no signal falls between.
 */
export interface Interrupts {
  /** Aborted by the first signal that arrives before `handTo`. */
  readonly cancel: AbortSignal;
  /** From now on signals go to `receive`. */
  handTo(receive: (signal: NodeJS.Signals) => void): void;
  stop(): void;
}

/** Listens to this process's signals until stopped. `endNow` is called by the second one while waiting. */
export function listenForInterrupts(endNow: () => void): Interrupts {
  const controller = new AbortController();
  let receive = (_signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) endNow();
    controller.abort();
  };
  const listener = (signal: NodeJS.Signals): void => receive(signal);
  for (const signal of SIGNALS) process.on(signal, listener);
  return {
    cancel: controller.signal,
    handTo(next) {
      receive = next;
    },
    stop() {
      for (const signal of SIGNALS) process.off(signal, listener);
    },
  };
}
