import type { Evaluation } from '../policy/evaluate.ts';
import { type JudgeDeps, judge, type Question } from './judge.ts';

export interface CheckAnswer extends Evaluation {
  /** The command with its secrets redacted. */
  command: string;
  approvalsRequired: number;
  timeoutSeconds: number;
}

/** What would become of a request now. Nothing is stored, counted or posted. */
export async function check(deps: JudgeDeps, question: Question): Promise<CheckAnswer> {
  const { evaluation, redaction, demands } = await judge(deps, question);
  return {
    ...evaluation,
    command: redaction.text,
    approvalsRequired: demands.approvals,
    timeoutSeconds: demands.timeoutSeconds,
  };
}
