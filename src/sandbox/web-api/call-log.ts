/** One call of the app, as it was answered. */
export interface ApiCall {
  method: string;
  /** Without any token. */
  args: Record<string, unknown>;
  status: number;
  response: Record<string, unknown>;
  /** For calls that put text before people: whom it would have notified. */
  pinged: string[];
  /** Milliseconds since 1970, when the call came in. */
  at: number;
}

const CALLS_MAX = 5000;

/** The newest calls, oldest first. */
export class CallLog {
  #calls: ApiCall[] = [];

  add(call: ApiCall): void {
    this.#calls.push(call);
    // Cut in big steps: shifting one by one costs more the longer the log.
    if (this.#calls.length > CALLS_MAX * 2) this.#calls = this.#calls.slice(-CALLS_MAX);
  }

  list(method?: string): ApiCall[] {
    const kept = this.#calls.slice(-CALLS_MAX);
    return method === undefined ? kept : kept.filter((call) => call.method === method);
  }
}
