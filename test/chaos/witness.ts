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
  readonly told: Told[] = [];
  readonly presses: Press[] = [];
  readonly endings: Ending[] = [];
  readonly cliRuns: CliRun[] = [];
  readonly faults: { name: string; at: number; tookMs: number }[] = [];
  /** HTTP statuses that no caller should ever get, with what was asked. */
  readonly wrongAnswers: string[] = [];
  /** How often callers got which status; 0 stands for a lost connection. */
  readonly statuses = new Map<number, number>();

  answered(status: number, what: string, body: unknown): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (!EXPECTED.has(status))
      this.wrongAnswers.push(`${what} → ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
}

const EXPECTED = new Set([0, 200, 201, 409, 429, 503]);
