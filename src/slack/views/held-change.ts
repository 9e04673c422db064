import type { KnownBlock } from '@slack/types';
import { scopeText } from '../../rulebook/describe.ts';
import type { HeldChange } from '../../rulebook/held-change.ts';
import type { SettleOutcome } from '../../rulebook/hold-change.ts';
import type { RulePreview } from '../../rulebook/preview.ts';
import { codeBlock, section } from './blocks.ts';
import { changeAnswer } from './change-answer.ts';
import { ACTION } from './ids.ts';
import { inline, inlineCode, spellOut } from './text.ts';

/** A change of the rule book that the channel's admins are asked about. */
export interface HeldAnnouncement {
  what: 'held';
  held: HeldChange;
  /** Null if it could not be made. */
  preview: RulePreview | null;
}

const VERB = {
  add: 'wants to allow',
  edit: 'wants to change a rule, to allow',
  restore: 'wants to allow again',
} as const;

/** Who wants to allow what and why, what it would have met, and the buttons for a second admin. */
export function renderHeld({ held, preview }: HeldAnnouncement): { text: string; blocks: KnownBlock[] } {
  const met = preview === null ? 'What it would have matched could not be looked up.' : metText(preview);
  return {
    text: `${summary(held)}. It waits for a second admin.`,
    blocks: [
      ...described(held),
      section(`${met} It counts once an admin other than <@${held.author}> confirms it.`),
      {
        type: 'actions',
        elements: [
          button(ACTION.heldConfirm, 'Confirm', held.id, 'primary'),
          button(ACTION.heldRefuse, 'Refuse', held.id),
        ],
      },
    ],
  };
}

function metText({ requests, days, denied, isPartial }: RulePreview): string {
  const some = `${isPartial ? 'at least ' : ''}${requests} ${requests === 1 ? 'request' : 'requests'}`;
  const denials = denied.length === 0 ? '.' : `, and people denied *${denied.length}* of them.`;
  return `In the last ${days} days it would have met ${some}${denials}`;
}

/** The same message once somebody answered. */
export function renderSettled(held: HeldChange, answer: string): { text: string; blocks: KnownBlock[] } {
  return { text: `${summary(held)}. ${answer}`, blocks: [...described(held), section(answer)] };
}

function summary({ author, change: { action, draft } }: HeldChange): string {
  return `<@${author}> ${VERB[action]} ${inlineCode(draft.pattern, 250)} (${draft.type}) ${inline(scopeText(draft), 300)}: ${inline(draft.reason, 500)}`;
}

function described({ author, change: { action, draft } }: HeldChange): KnownBlock[] {
  return [
    section(`<@${author}> *${VERB[action]}* (${draft.type}):`),
    codeBlock(spellOut(draft.pattern)),
    section(`${inline(scopeText(draft), 300)}. ${inline(draft.reason, 500)}`),
  ];
}

function button(actionId: string, label: string, value: string, style?: 'primary') {
  return {
    type: 'button' as const,
    action_id: actionId,
    value,
    text: { type: 'plain_text' as const, text: label, emoji: false },
    ...(style === undefined ? {} : { style }),
  };
}

const NOT_MADE =
  'something failed on our side when the change was to be made. Look at `/expacti rules`; if it is not there, propose it again.';

/** What the channel is told of an answer; null where nothing was settled by it. Escaped mrkdwn. */
export function settledText(outcome: SettleOutcome): string | null {
  switch (outcome.kind) {
    case 'confirmed': {
      const trouble = changeAnswer(outcome.outcome);
      return `Confirmed by <@${outcome.held.settled?.by}>.${trouble === null ? '' : ` ${trouble}`}`;
    }
    case 'confirmed-not-made':
      return `Confirmed by <@${outcome.held.settled?.by}>, but ${NOT_MADE}`;
    case 'refused':
      return outcome.held.settled?.by === outcome.held.author
        ? `Taken back by <@${outcome.held.author}>.`
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

/** What who pressed is told in private; null where the channel sees it. */
export function heldAnswer(outcome: SettleOutcome): string | null {
  switch (outcome.kind) {
    case 'confirmed':
      return changeAnswer(outcome.outcome);
    case 'confirmed-not-made':
      return `You confirmed it, but ${NOT_MADE}`;
    case 'refused':
      return null;
    case 'settled-before':
      return `Somebody was faster. ${settledText(outcome) ?? ''}`;
    case 'own':
      return 'Not done: another admin has to confirm what you propose.';
    case 'author-no-admin':
      return 'Not done: who proposed it is no admin any more. Propose it yourself, and another admin confirms it.';
    case 'denied-since':
      return `Not done: since it was proposed people denied ${outcome.denied.length} of what it would allow, such as ${inlineCode(outcome.denied[0]?.command ?? '', 150)}. Please propose it again.`;
    case 'too-old':
      return 'Not done: this waited for more than a week. Please propose it again.';
    case 'not-found':
      return 'This change no longer exists, or belongs to another gate.';
  }
}
