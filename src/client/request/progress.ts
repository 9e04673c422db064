import type { GateRequest } from '../gate/gate-request.ts';

/** What happens while a caller waits, for whoever shows it. */
export type Progress =
  /** The gate holds the request and it is open; told again with every answer. `deadline` is on `performance.now()`. */
  | { kind: 'waiting'; request: GateRequest; deadline: number }
  /** The gate does not answer; asking goes on. */
  | { kind: 'gate-lost'; reason: string }
  | { kind: 'canceling' }
  /** Approved and proven: the command starts now. */
  | { kind: 'approved'; request: GateRequest };

export type ReportProgress = (progress: Progress) => void;
