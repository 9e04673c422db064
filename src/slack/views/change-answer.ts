import type { ChangeOutcome } from '../../rulebook/change-rules.ts';
import type { UndoOutcome } from '../../rulebook/undo.ts';
import { ruleLine } from './rule-review.ts';
import { inline } from './text.ts';

/** What the person who changed rules is told in private; null where the channel sees it. Escaped mrkdwn. */
export function changeAnswer(outcome: ChangeOutcome): string | null {
  switch (outcome.kind) {
    case 'changed':
      return null;
    case 'refused':
      return `Not done: ${outcome.refusals.map(({ text }) => inline(text, 300)).join(' ')}`;
    case 'exists':
      return `There is such a rule already: ${ruleLine(outcome.rule)}`;
    case 'changed-meanwhile':
      return `Not done: somebody changed that rule since you looked at it. It now is ${ruleLine(outcome.rule)}${outcome.rule.retiredAt === null ? '' : ', and retired'}.`;
    case 'not-found':
      return 'This rule no longer exists.';
  }
}

/** The same for `Undo`. */
export function undoAnswer(outcome: UndoOutcome): string | null {
  switch (outcome.kind) {
    case 'undone':
      return null;
    case 'too-late':
      return 'It is too late to undo this with one press. Restore, retire or edit the rules with `/expacti rules`.';
    case 'changed-meanwhile':
      return `Not undone: ${ruleLine(outcome.rule)} was changed again since.`;
    case 'not-found':
      return 'This change no longer exists, or belongs to another gate.';
  }
}
