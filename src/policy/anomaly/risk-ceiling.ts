import { capitalised } from '../../text/capitalised.ts';
import type { Finding } from '../finding.ts';
import { RISK_LEVELS } from '../risk/risk.ts';
import type { Subject } from './subject.ts';

/** `risk-ceiling`: more risk than a rule may let pass alone there; `unknown-environment`: no ceiling is configured. */
export function riskCeiling({
  request,
  risk,
  policy,
}: Pick<Subject, 'request' | 'risk' | 'policy'>): Finding[] {
  const { environment } = request;
  // A past request can be for an environment that was configured then.
  const highest = Object.hasOwn(policy.ceilings, environment) ? policy.ceilings[environment] : undefined;
  if (highest === undefined)
    return [
      {
        code: 'unknown-environment',
        severity: 'ask',
        text: `The environment ${environment} is not configured.`,
      },
    ];
  if (RISK_LEVELS.indexOf(risk.level) <= RISK_LEVELS.indexOf(highest)) return [];
  return [
    {
      code: 'risk-ceiling',
      severity: 'ask',
      text: `${capitalised(risk.level)} risk always needs a person in ${environment}.`,
    },
  ];
}
