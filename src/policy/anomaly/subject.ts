import type { Candidate, Facts } from '../facts.ts';
import type { Policy } from '../policy.ts';
import type { Redaction } from '../redact/redact.ts';
import type { Risk } from '../risk/risk.ts';
import type { Analysis } from '../shell/analyse.ts';

/** All that findings are made of: the request as it was read, the world around it, and the team's policy. */
export interface Subject {
  request: Candidate;
  analysis: Analysis;
  redaction: Pick<Redaction, 'count' | 'isIncomplete'>;
  facts: Facts;
  risk: Risk;
  policy: Policy;
  now: Date;
}
