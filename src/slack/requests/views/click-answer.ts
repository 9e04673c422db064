import type { DecideOutcome } from '../../../approval/decision/attempt.ts';
import { refusalText } from '../../kit/blocks/answers.ts';
import { inlineCode } from '../../kit/text/text.ts';
import { outcomeText } from './card/outcome-text.ts';

/** What the person who clicked is told in private; null if the card itself shows it. Escaped mrkdwn. */
export function clickAnswer(outcome: DecideOutcome): string | null {
  switch (outcome.kind) {
    case 'decided':
      return null;
    case 'counted':
      return countedAnswer(outcome);
    case 'counted-before':
      return `Your approval counts already; ${outcome.missing} more ${outcome.missing === 1 ? 'is' : 'are'} missing.`;
    case 'already-decided': {
      const { request } = outcome;
      return request.decision === null
        ? 'It was already decided.'
        : `Too late: ${outcomeText(request, request.decision)}`;
    }
    case 'nothing-to-lift':
      return 'There is no glass to break: your `Approve` on the card is all that is missing.';
    case 'not-due':
      return 'It is still open.';
    case 'refused':
      return refusalText(outcome.refusal);
    case 'not-readable':
      return NOT_READABLE_TEXT;
    case 'environment-gone':
      return `Nothing was approved: ${inlineCode(outcome.request.environment, 63)} is no longer configured in \`expacti.yaml\`. You can deny the request, or ask an admin to configure the environment again.`;
    case 'not-found':
      return 'This request does not exist here. It may belong to another gate.';
  }
}

/** Why nobody approves a command whose whole text is not in the thread. */
export const NOT_READABLE_TEXT =
  'Nothing was approved: the card shows only part of this command, and its whole text is not in the thread yet. You can approve once the card shows `Approve`.';

/** The card shows how many approved; if that looks like enough and is not, the person is told why. */
function countedAnswer({ request, missing }: Extract<DecideOutcome, { kind: 'counted' }>): string | null {
  if (request.approvals.length < request.approvalsRequired) return null;
  return `Your approval counts, and ${missing} more ${missing === 1 ? 'is' : 'are'} missing: somebody of a required role, or in place of one who turned out to be behind the request.`;
}
