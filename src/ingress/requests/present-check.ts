import type { z } from 'zod';
import type { CheckAnswer } from '../../approval/submission/check.ts';
import { printReasoning } from '../../policy/reasoning.ts';
import { presentFinding } from './present-request.ts';
import type { checkAnswer } from './schemas.ts';

/** A verdict as the API shows it, with the whole reasoning. */
export function presentCheck(answer: CheckAnswer): z.infer<typeof checkAnswer> {
  const { verdict, risk, findings, rules, reasoning, approvalsRequired, timeoutSeconds } = answer;
  return {
    verdict,
    risk,
    findings: findings.map(presentFinding),
    rules: rules.map(({ id, effect, type, pattern }) => ({ id, effect, type, pattern })),
    approvals: { required: approvalsRequired },
    timeout: timeoutSeconds,
    reasoning,
    explanation: printReasoning(reasoning).join('\n'),
  };
}
