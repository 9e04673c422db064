import type { SettleOutcome } from '../../../../rulebook/changes/two-admins/hold-change.ts';
import { inlineCode } from '../../../kit/text/text.ts';
import { madeAnswer } from '../../views/change-answer.ts';

const NOT_MADE = 'the change failed on our side. Check `/expacti rules`. If it is missing, propose it again.';

/** What the channel is told of an answer to a held change; null if it settled nothing. Escaped mrkdwn. */
export function settledText(outcome: SettleOutcome): string | null {
  switch (outcome.kind) {
    case 'confirmed': {
      const trouble = madeAnswer(outcome.held.change.action, outcome.outcome);
      return `Confirmed by <@${outcome.held.settled?.by}>.${trouble === null ? '' : ` ${trouble}`}`;
    }
    case 'confirmed-not-made':
      return `Confirmed by <@${outcome.held.settled?.by}>, but ${NOT_MADE}`;
    case 'refused':
      return outcome.held.settled?.by === outcome.held.author
        ? `Withdrawn by <@${outcome.held.author}>.`
        : `Refused by <@${outcome.held.settled?.by}>.`;
    case 'settled-before':
      return outcome.held.settled?.outcome === 'confirmed'
        ? `Confirmed by <@${outcome.held.settled.by}>.`
        : `Refused by <@${outcome.held.settled?.by}>.`;
    case 'own':
    case 'author-no-admin':
    case 'denied-since':
    case 'too-old':
    case 'not-found':
      return null;
  }
}

/** What the person who pressed is told in private; null if the channel sees it. */
export function heldAnswer(outcome: SettleOutcome): string | null {
  switch (outcome.kind) {
    case 'confirmed':
      return madeAnswer(outcome.held.change.action, outcome.outcome);
    case 'confirmed-not-made':
      return `You confirmed it, but ${NOT_MADE}`;
    case 'refused':
      return null;
    case 'settled-before':
      return `Someone else already answered. ${settledText(outcome) ?? ''}`;
    case 'own':
      return "You can't confirm your own proposal. Ask another admin.";
    case 'author-no-admin':
      return 'Not done: the person who proposed this is no longer an admin. Propose it yourself and ask another admin to confirm it.';
    case 'denied-since':
      return `Not done: since it was proposed, people denied ${outcome.denied.length} of the commands it would allow, such as ${inlineCode(outcome.denied[0]?.command ?? '', 150)}. Propose it again.`;
    case 'too-old':
      return 'Not done: this proposal is more than a week old. Propose it again.';
    case 'not-found':
      return 'This change no longer exists, or belongs to another gate.';
  }
}
