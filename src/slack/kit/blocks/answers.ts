import type { Refusal } from '../../../approval/decision/lifecycle.ts';
import { mention } from '../text/text.ts';

/** Admins that a refusal names. */
const ADMINS_NAMED = 3;

/** Why a person may not, in a sentence for that person. @param admins users and groups to ask instead. Escaped mrkdwn. */
export function refusalText({ kind }: Refusal, admins: readonly string[] = []): string {
  switch (kind) {
    case 'unknown-person':
      return 'Slack could not tell us who you are, so you cannot decide here.';
    case 'other-team':
      return 'You belong to another workspace. Only members of this one can decide here.';
    case 'deactivated':
      return 'Your account is deactivated, so you cannot decide.';
    case 'guest':
      return 'Guests cannot decide here.';
    case 'bot':
      return 'Apps cannot decide here. A person must.';
    case 'not-a-reviewer':
      return 'You are not a reviewer. Reviewers are listed in `expacti.yaml`.';
    case 'not-an-admin':
      return admins.length === 0
        ? 'Admins only. Admins are listed in `expacti.yaml`.'
        : `Admins only. Ask ${admins.slice(0, ADMINS_NAMED).map(mention).join(', ')}.`;
    case 'own-request':
      return 'This is your own request, so somebody else must decide. To cancel it, stop the caller (Ctrl-C).';
    case 'own-token':
      return 'This may be your own request: you own its token, and no other requester is proven. Somebody else must decide.';
    case 'unproven-requester':
      return "You can't break glass: this request could be your own. The caller only claims who the requester is, and this environment requires proof.";
    case 'unknown-requester':
      return "You can't break glass: this request could be your own. No Slack user is linked to its requester; `/expacti link` links a login.";
  }
}

/** What a person is told if the gate failed before it changed anything. */
export const FAULT_TEXT =
  'Something failed on our side, and nothing was decided or changed. Please try again.';

/** The same after sentences that say what was done. */
export const AFTER_FAULT_TEXT = 'Something failed on our side after that.';

/** The same if the answer of the database was lost. */
export const UNCERTAIN_TEXT =
  'Something failed on our side, and we cannot tell whether it was done. Check the card, or the list that you changed, before you try again.';

/** What a person is told of a form or button whose payload cannot be read. */
export const FORM_GONE_TEXT =
  'Nothing was done: this form can no longer be read. Close it and open it again.';
export const BUTTON_GONE_TEXT =
  'Nothing was done: this button no longer works. It may be from an older version, or belong to another gate.';
