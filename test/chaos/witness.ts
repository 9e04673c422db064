/** What a caller was told of a request. */
export interface Told {
  requestId: string;
  status: string;
  by: string | null;
  /** When the answer came, in ms since 1970. */
  at: number;
}

/** A press of `Approve` or a submitted denial, that the workspace carried to the app. */
export interface Press {
  requestId: string;
  as: string;
  what: 'approve' | 'deny';
}

/** How a process ended. */
export interface Ending {
  gate: string;
  /** What the test did; null if it ended by itself. */
  ordered: 'kill' | 'stop' | null;
  code: number | null;
  /** From the signal to the end, in ms. */
  tookMs: number;
  /** The last lines it wrote. */
  said: string[];
}

/** A run of `expacti run`. */
export interface CliRun {
  code: number | null;
  /** A word of its command, by which its request is found. */
  mark: string;
  /** Whether the command itself ran. */
  ran: boolean;
  said: string;
}

/** All that is seen from outside while faults happen. The invariants are checked against it. */
export class Witness {
  /** Folder for what the gates log; null if nobody wants to read it. */
  readonly logs: string | null;
  readonly told: Told[] = [];
  readonly presses: Press[] = [];
  readonly endings: Ending[] = [];
  readonly cliRuns: CliRun[] = [];
  /** What went wrong, and how often something met it. */
  readonly faults: { name: string; at: number; tookMs: number; met: number }[] = [];
  /** Cards that were left by a gate that was killed before it stored them, and were pressed after the storm. */
  copies = 0;
  /** When callers began to ask for a request, by its id, in ms since 1970. */
  readonly askedAt = new Map<string, number>();
  /** HTTP statuses that no caller should ever get, with what was asked. */
  readonly wrongAnswers: string[] = [];
  /** How often callers got which status; 0 stands for a lost connection. */
  readonly statuses = new Map<number, number>();

  constructor(logs: string | null) {
    this.logs = logs;
  }

  answered(status: number, what: string, body: unknown): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (!EXPECTED.has(status))
      this.wrongAnswers.push(`${what} → ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
}

const EXPECTED = new Set([0, 200, 201, 409, 429, 503]);
