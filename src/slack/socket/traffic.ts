/** A socket that works gets none of so many messages with this probability or less. */
const UNLIKELY = 1e-4;
/** Fewest sockets that are assumed: with one there is nothing to compare. */
const SOCKETS_MIN = 2;
/** Most sockets that an app can have (docs.slack.dev, "Using Socket Mode"). */
const SOCKETS_MAX = 10;

/**
 * How many messages in a row have to arrive elsewhere before a socket is considered stalled: Slack says that each may go to
 * any of the app's sockets, and is assumed to pick them equally often. 14 with two sockets, 88 with ten.
 */
export function stalledAfter(sockets: number): number {
  const assumed = Math.min(Math.max(sockets, SOCKETS_MIN), SOCKETS_MAX);
  return Math.ceil(Math.log(UNLIKELY) / Math.log(1 - 1 / assumed));
}

interface Heard {
  /** All messages of this process when the socket last got one, or was opened. */
  total: number;
  /** When that was, in ms since 1970. */
  at: number;
}

/** Which socket of this process got messages from Slack, and when. */
export class Traffic {
  readonly #heard = new Map<object, Heard>();
  readonly #now: () => number;
  #total = 0;
  #lastAt: number | null = null;

  /** @param now in ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  opened(socket: object): void {
    this.#heard.set(socket, { total: this.#total, at: this.#now() });
  }

  closed(socket: object): void {
    this.#heard.delete(socket);
  }

  message(socket: object): void {
    this.#total += 1;
    this.#lastAt = this.#now();
    if (this.#heard.has(socket)) this.#heard.set(socket, { total: this.#total, at: this.#lastAt });
  }

  /** How many messages other sockets of this process got since this one got one. */
  missedBy(socket: object): number {
    const heard = this.#heard.get(socket);
    return heard === undefined ? 0 : this.#total - heard.total;
  }

  /** When the socket last got a message, or was opened; null if it is closed. */
  heardAt(socket: object): Date | null {
    const heard = this.#heard.get(socket);
    return heard === undefined ? null : new Date(heard.at);
  }

  /** When the process last got a message; null if it never did. */
  lastAt(): Date | null {
    return this.#lastAt === null ? null : new Date(this.#lastAt);
  }
}
