import type { Refusal } from '../../../approval/decision/lifecycle.ts';

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
