import type { GateRequest } from '../../client/gate/gate-request.ts';
import type { Outcome } from '../../client/request/outcome.ts';

/** The action's outputs; empty where there is nothing to say. */
export interface Outputs {
  status: 'approved' | 'denied' | 'timed_out' | 'canceled' | 'error';
  request_id: string;
  decided_by: string;
  risk_score: string;
}

/** What later steps of the workflow may look at. `approved` stands for a proven approval only. */
export function outputsOf(outcome: Outcome): Outputs {
  const request = requestOf(outcome);
  const by = request?.decision?.by;
  return {
    status: statusOf(outcome),
    request_id: request?.id ?? '',
    decided_by: by?.id ?? by?.kind ?? '',
    risk_score: request?.risk?.score.toString() ?? '',
  };
}

/** The request the outcome is about, where the gate had one. */
export function requestOf(outcome: Outcome): GateRequest | null {
  return 'request' in outcome ? outcome.request : null;
}

function statusOf(outcome: Outcome): Outputs['status'] {
  switch (outcome.kind) {
    case 'ran':
      return 'approved';
    case 'denied':
      return 'denied';
    case 'timed-out':
    case 'limit-reached':
      return 'timed_out';
    case 'canceled':
      return 'canceled';
    case 'unavailable':
    case 'untrusted':
    case 'token-refused':
    case 'request-refused':
      return 'error';
  }
}
