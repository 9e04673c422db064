/** What goes wrong with one Web API call. */
export type ApiFault =
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'status'; status: number }
  | { kind: 'error'; error: string; fields: Record<string, unknown> }
  | { kind: 'body'; status: number; body: string }
  | { kind: 'fields'; fields: Record<string, unknown> }
  | { kind: 'slow'; ms: number }
  | { kind: 'late-answer'; ms: number }
  | { kind: 'lost-answer' }
  | { kind: 'hang' };

interface Queued {
  pattern: RegExp;
  fault: ApiFault;
  times: number;
}

/** Faults waiting for calls, first in first out for each method. */
export class ApiFaultQueue {
  #queued: Queued[] = [];
  readonly #met: () => void;

  /** @param met is told of each call that met a fault. */
  constructor(met: () => void) {
    this.#met = met;
  }

  add(pattern: string, fault: ApiFault, times: number): void {
    this.#queued.push({ pattern: toRegExp(pattern), fault, times });
  }

  /** The fault that this call meets, if any; each counts down by itself. */
  take(method: string): ApiFault | undefined {
    const next = this.#queued.find(({ pattern }) => pattern.test(method));
    if (!next) return undefined;
    this.#met();
    next.times -= 1;
    if (next.times <= 0) this.#queued = this.#queued.filter((other) => other !== next);
    return next.fault;
  }

  clear(): void {
    this.#queued = [];
  }
}

/** `chat.*` and `*` as one would expect. */
function toRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
