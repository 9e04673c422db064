import type { Decision, Request, RunResult } from '../../../../approval/request.ts';
import { duration } from '../../../../text/duration.ts';
import { SHOWN_TEXT_MAX } from '../../../kit/blocks/limits.ts';
import { inline } from '../../../kit/text/text.ts';

/** An outcome in a heading. */
export const OUTCOME_MARK = {
  approved: '✅ Approved',
  denied: '⛔ Denied',
  timed_out: '⌛ Timed out',
  canceled: '🚫 Canceled',
} as const;

/** What is said of an outcome in a sentence. */
export const OUTCOME_WORD = {
  approved: 'Approved',
  denied: 'Denied',
  timed_out: 'Timed out',
  canceled: 'Canceled',
} as const;

/** One mrkdwn sentence: how the request ended, by whom, how long it took, and the reason. */
export function outcomeText(
  request: Pick<Request, 'createdAt' | 'expiresAt' | 'approvals'>,
  decision: Decision,
): string {
  const reason = decision.reason === null ? '' : ` Reason: ${inline(decision.reason, SHOWN_TEXT_MAX)}`;
  return `${sentence(request, decision)}.${reason}`;
}

/** `The run succeeded in 12 s.`, `The run failed after 12 s with exit code 3.` */
export function runText({ exitCode, durationMs }: RunResult): string {
  const time = duration(durationMs);
  return exitCode === 0
    ? `The run succeeded in ${time}.`
    : `The run failed after ${time} with exit code ${exitCode}.`;
}

function sentence(
  request: Pick<Request, 'createdAt' | 'expiresAt' | 'approvals'>,
  { outcome, by, latencyMs }: Decision,
): string {
  const after = `after ${duration(latencyMs)}`;
  switch (outcome) {
    case 'timed_out':
      return `Nobody answered within ${duration(request.expiresAt.getTime() - request.createdAt.getTime())}, so it was denied`;
    case 'canceled':
      return `Canceled by the caller ${after}`;
    case 'approved':
    case 'denied':
      return `${OUTCOME_WORD[outcome]} by ${deciders(request, { by, outcome })} ${after}`;
  }
}

function deciders(
  request: Pick<Request, 'approvals'>,
  { by, outcome }: Pick<Decision, 'by' | 'outcome'>,
): string {
  if (by.kind !== 'reviewer') return by.kind === 'rule' ? `rule ${by.id}` : 'the policy';
  const all = outcome === 'approved' ? request.approvals.map((approval) => approval.by) : [by.id];
  return all.map((user) => `<@${user}>`).join(' and ');
}
