import type { NotRun } from '../request/outcome.ts';
import type { GateRequest } from './gate-request.ts';

/** What a refused call means for the caller: the token is wrong, the request is wrong, or the gate is not well. */
export function problemOutcome(status: number, reason: string, request: GateRequest | null): NotRun {
  switch (status) {
    case 401:
    case 403:
      return { kind: 'token-refused', reason };
    case 413:
    case 422:
      return { kind: 'request-refused', reason };
    default:
      return { kind: 'unavailable', request, reason };
  }
}
