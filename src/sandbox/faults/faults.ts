import type { Delivery, DisconnectReason, Envelope, SocketMode } from '../socket/socket-mode.ts';
import { ApiFaultQueue } from './api-faults.ts';
import { SocketFaultState } from './socket-faults.ts';

/** Faults for the methods that a pattern names (`chat.postMessage`, `chat.*`, `*`); `times` is how many calls meet it. */
export interface ApiFaults {
  /** HTTP 429 with `Retry-After`. */
  rateLimited(retryAfterSeconds: number, times?: number): void;
  /** A bare HTTP error such as 503. */
  fail(status: number, times?: number): void;
  /** HTTP 200 with `ok: false`, this code, such as `internal_error`, and what Slack adds, such as `needed`. */
  error(code: string, times?: number, fields?: Record<string, unknown>): void;
  /** This status and body, as a proxy or a broken Slack would send: HTML, half of JSON, nothing. */
  body(status: number, body: string, times?: number): void;
  /** The call works, and its answer has these fields instead of its own of the same names. */
  fields(fields: Record<string, unknown>, times?: number): void;
  /** The call works, this much later. */
  slow(ms: number, times?: number): void;
  /** The call is carried out at once, and answered this much later. */
  answerLate(ms: number, times?: number): void;
  /** The call is carried out, and its connection is cut before the answer. */
  loseAnswer(times?: number): void;
  /** The call is not carried out, and its connection is only cut by `clear()`. */
  hang(times?: number): void;
}

export interface SocketFaults {
  /** Cuts every socket now, without a goodbye. */
  dropAll(): void;
  /** While on: no new sockets, and `apps.connections.open` fails. */
  refuse(on?: boolean): void;
  /** While on: each envelope goes out twice. */
  duplicate(on?: boolean): void;
  /** The next envelopes vanish on their way to the app. */
  loseNext(times?: number): void;
  /** The socket that has been open the longest stays open and answers pings, and loses every envelope sent on it. */
  deafenOldest(): void;
  /** From now on nothing is read from the sockets that are open, or sent on them: a broken network without a reset. */
  freeze(): void;
  /** Slack's own polite goodbye to every socket. */
  disconnect(reason: DisconnectReason): void;
  /** Slack's routine refresh, of the socket that has been open the longest. */
  refreshOldest(): void;
  /** Sends this text to one socket of the app, as it is. */
  send(text: string): void;
  /** Sends this payload, whatever it holds. @returns what became of it, as Slack sees it. */
  deliver(type: Envelope['type'], payload: Record<string, unknown>): Promise<Delivery>;
}

export interface FileFaults {
  /**
   * From now on no file is taken, with one of Slack's codes: `file_uploads_disabled`, `storage_limit_reached`,
   * `restricted_action`, … (docs.slack.dev, "files.getUploadURLExternal", "Errors").
   */
  refuse(code?: string): void;
}

/** Everything that can be made to go wrong, on demand. */
export interface Faults {
  api(pattern: string): ApiFaults;
  sockets: SocketFaults;
  files: FileFaults;
  /** While on, Slack is gone: sockets cut, every connection to it destroyed. The page goes on working. */
  down(on?: boolean): void;
  /** Ends all faults, and cuts what hangs. */
  clear(): void;
  /** How many calls, sockets and payloads have met a fault since the start. */
  met(): number;
}

/** The same, as the servers look at it. */
export class FaultSwitches {
  /** How many calls, sockets and payloads have met a fault. */
  met = 0;
  readonly api = new ApiFaultQueue(() => this.count());
  readonly sockets = new SocketFaultState(() => this.count());
  isDown = false;
  /** With which code uploads are refused; null if they are taken. */
  refusesFiles: string | null = null;
  readonly #hanging = new Set<() => void>();

  count(more = 1): void {
    this.met += more;
  }

  /** Keeps a call that hangs until `release`. */
  hang(cut: () => void): void {
    this.#hanging.add(cut);
  }

  release(): void {
    for (const cut of this.#hanging) cut();
    this.#hanging.clear();
  }
}

export function faultsOf(switches: FaultSwitches, socketMode: SocketMode): Faults {
  return {
    api: (pattern) => apiFaults(switches, pattern),
    sockets: {
      dropAll: () => switches.count(socketMode.dropAll()),
      refuse: (on = true) => switches.sockets.refuse(on),
      duplicate: (on = true) => switches.sockets.duplicate(on),
      loseNext: (times = 1) => switches.sockets.loseNext(times),
      deafenOldest: () => socketMode.deafenOldest(),
      freeze: () => socketMode.freeze(),
      disconnect: (reason) => socketMode.sayGoodbye(reason),
      refreshOldest: () => switches.count(socketMode.refreshOldest() ? 1 : 0),
      send: (text) => socketMode.sendText(text),
      deliver: (type, payload) => socketMode.deliver({ type, payload, accepts_response_payload: true }),
    },
    files: {
      refuse: (code = 'file_uploads_disabled') => {
        switches.refusesFiles = code;
      },
    },
    down: (on = true) => {
      switches.isDown = on;
      if (on) switches.count(socketMode.dropAll());
    },
    clear: () => {
      switches.isDown = false;
      switches.refusesFiles = null;
      switches.api.clear();
      switches.sockets.clear();
      switches.release();
    },
    met: () => switches.met,
  };
}

function apiFaults({ api }: FaultSwitches, pattern: string): ApiFaults {
  return {
    rateLimited: (retryAfterSeconds, times = 1) =>
      api.add(pattern, { kind: 'rate-limited', retryAfterSeconds }, times),
    fail: (status, times = 1) => api.add(pattern, { kind: 'status', status }, times),
    error: (error, times = 1, fields = {}) => api.add(pattern, { kind: 'error', error, fields }, times),
    body: (status, body, times = 1) => api.add(pattern, { kind: 'body', status, body }, times),
    fields: (fields, times = 1) => api.add(pattern, { kind: 'fields', fields }, times),
    slow: (ms, times = 1) => api.add(pattern, { kind: 'slow', ms }, times),
    answerLate: (ms, times = 1) => api.add(pattern, { kind: 'late-answer', ms }, times),
    loseAnswer: (times = 1) => api.add(pattern, { kind: 'lost-answer' }, times),
    hang: (times = 1) => api.add(pattern, { kind: 'hang' }, times),
  };
}
