import type { Evaluation } from '../../policy/evaluate.ts';
import { type JudgeDeps, judge } from './judge.ts';
import { type Question } from './question.ts';

export interface CheckAnswer extends Evaluation {
  /** The command with its secrets redacted. */
  command: string;
  approvalsRequired: number;
  timeoutSeconds: number;
}

/** What would become of a request now. Nothing is stored, counted or posted. */
export async function check(deps: JudgeDeps, question: Question): Promise<CheckAnswer> {
  const { evaluation, redaction, requirements } = await judge(deps, question);
  return {
    ...evaluation,
    command: redaction.text,
    approvalsRequired: requirements.approvals,
    timeoutSeconds: requirements.timeoutSeconds,
  };
}
