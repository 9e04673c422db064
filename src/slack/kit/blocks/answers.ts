import type { DecideOutcome } from '../../../approval/decision/attempt.ts';
import type { Refusal } from '../../../approval/decision/lifecycle.ts';
import { outcomeText } from '../../requests/views/outcome-text.ts';
import { inlineCode } from '../text/text.ts';

/** Why a person may not, in a sentence for that person. */
export function refusalText({ kind }: Refusal): string {
  switch (kind) {
    case 'unknown-person':
      return 'Slack does not know who you are, so you cannot decide here.';
    case 'other-team':
      return 'You belong to another workspace. Only people of this one can decide here.';
    case 'deactivated':
      return 'Your account is deactivated, so you cannot decide.';
    case 'guest':
      return 'Guests cannot decide here.';
    case 'bot':
      return 'Apps cannot decide here; a person has to.';
    case 'not-a-reviewer':
      return 'You are not a reviewer. The reviewers are listed in `expacti.yaml`.';
    case 'not-an-admin':
      return 'Only admins change rules and tokens, and break glass. They are listed in `expacti.yaml`.';
    case 'own-request':
      return 'This is your own request: somebody else has to decide. To take it back, stop the caller (Ctrl-C).';
    case 'own-token':
      return 'This may be your own request: you answer for its token, and nobody else is proven to ask. Somebody else has to decide.';
    case 'unproven-requester':
      return 'The caller only claims who is behind this request, and its environment needs proof, so the glass stays whole. It could be your own request.';
    case 'unknown-requester':
      return 'Nobody in Slack is known to be behind this request, so it could be your own, and the glass stays whole. `/expacti link` says whose login it is.';
  }
}

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

/** What a person is told if the gate failed before it changed anything. */
export const FAULT_TEXT =
  'Something failed on our side, and nothing was decided or changed. Please try again.';

/** The same after sentences that say what was done. */
export const AFTER_FAULT_TEXT = 'Something failed on our side after that.';

/** The same if the answer of the database was lost. */
export const UNCERTAIN_TEXT =
  'Something failed on our side, and we cannot tell whether it was done. Look at the card, or at the list that you changed, before you try again.';

/** What a person is told of a form or button whose payload cannot be read. */
export const FORM_GONE_TEXT =
  'Nothing was done: this form can no longer be read. Close it, and open it again.';
export const BUTTON_GONE_TEXT =
  'Nothing was done: this button no longer works. It may be from an older version, or belong to another gate.';
