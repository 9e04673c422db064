import type { BatchOutcome } from '../../../rulebook/changes/apply-batch.ts';
import type { BatchItem } from '../../../rulebook/changes/batch-item.ts';
import type { IntendedChange } from '../../../rulebook/changes/two-admins/held-change.ts';
import type { MadeOutcome } from '../../../rulebook/changes/two-admins/make-change.ts';
import { inline, inlineCode } from '../../kit/text/text.ts';
import { ruleLine } from '../form/views/rule-review.ts';

type Action = IntendedChange['action'];

const WHAT = { add: 'added', edit: 'changed', retire: 'retired', restore: 'restored' } as const;

/** What was done, for somebody who hears of a fault after it; null if nothing was changed. Escaped mrkdwn. */
export function madeText(action: Action, outcome: MadeOutcome): string | null {
  if (outcome.kind === 'undone')
    return outcome.changes.length === 1 ? 'The change was undone.' : 'The changes were undone.';
  if (outcome.kind === 'applied') return outcome.batch === null ? null : 'The suggestions were applied.';
  if (outcome.kind !== 'changed' || action === 'undo' || action === 'apply') return null;
  return `The rule ${inlineCode(outcome.rule.pattern, 150)} was ${WHAT[action]}.`;
}

export const TOO_LATE_TEXT =
  'It is too late to undo this here. Restore, retire or edit the rules with `/expacti rules`.';

export const RULE_GONE_TEXT = 'This rule no longer exists.';

/** What the person who changed the rule book is told in private; null if the channel sees it. Escaped mrkdwn. */
export function madeAnswer(action: Action, outcome: MadeOutcome): string | null {
  switch (outcome.kind) {
    case 'changed':
    case 'undone':
      return null;
    case 'refused':
      return `Not done: ${outcome.refusals.map(({ text }) => inline(text, 300)).join(' ')}`;
    case 'exists':
      return `This rule already exists: ${ruleLine(outcome.rule)}`;
    case 'changed-meanwhile':
      return action === 'undo'
        ? `Not undone: ${ruleLine(outcome.rule)} was changed again in the meantime.`
        : `Not done: someone changed this rule since you looked. It is now ${ruleLine(outcome.rule)}${outcome.rule.retiredAt === null ? '' : ', and retired'}.`;
    case 'not-found':
      return action === 'undo' ? 'This change no longer exists, or belongs to another gate.' : RULE_GONE_TEXT;
    case 'too-late':
      return TOO_LATE_TEXT;
    case 'needs-second-admin':
      return 'Not done: another admin must confirm this. Propose it again.';
    case 'applied':
      return leftAlone(outcome);
  }
}

/** Proposals that were not carried out, with why; null if all were. */
function leftAlone({ batch, stale, blocked, waiting }: BatchOutcome<BatchItem>): string | null {
  const parts = [
    stale.length === 0
      ? null
      : `${counted(stale)} skipped, because the rules changed or were used since. Run \`/expacti digest\` for new ones.`,
    blocked.length === 0 ? null : `${counted(blocked)} skipped, because people denied what would be allowed.`,
    waiting.length === 0
      ? null
      : `Another admin must confirm ${waiting.length} ${waiting.length === 1 ? 'suggestion' : 'suggestions'}. We asked in the channel.`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const isPart = batch !== null && waiting.length > 0;
  const before = batch === null ? 'Nothing was changed. ' : isPart ? 'The others were applied. ' : '';
  return `${before}${parts.join(' ')}`;
}

const counted = ({ length }: readonly unknown[]): string =>
  `${length} ${length === 1 ? 'suggestion was' : 'suggestions were'}`;
