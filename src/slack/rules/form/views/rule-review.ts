import type { KnownBlock, ModalView } from '@slack/types';
import { describeRule } from '../../../../rulebook/documents/describe.ts';
import type { RulePreview } from '../../../../rulebook/preview/preview.ts';
import type { RuleDraft, StoredRule } from '../../../../rulebook/stored-rule.ts';
import { codeBlock, context, plain, section } from '../../../kit/blocks/blocks.ts';
import { VALUE, VIEW } from '../../../kit/blocks/ids.ts';
import { inline, inlineCode, spellOut } from '../../../kit/text/text.ts';
import { denialLines, listLines } from '../../views/denial-lines.ts';

/** Block ids of the review's inputs. */
export const REVIEW = { replace: 'replace', confirm: 'confirm' } as const;

export interface RuleReview {
  draftId: string;
  draft: RuleDraft;
  editing: { id: string; version: number } | null;
  isRepaired: boolean;
  preview: RulePreview;
  /** Rules that it would make redundant. */
  covered: readonly StoredRule[];
  /** Rules that make it redundant. */
  covering: readonly StoredRule[];
}

/** What the rule means and what it would have matched, before it is made. */
export function ruleReview(review: RuleReview): ModalView {
  const { draftId, draft, editing, isRepaired, preview, covered, covering } = review;
  const metadata = {
    draft_id: draftId,
    ...(editing === null ? {} : { rule_id: editing.id, version: editing.version }),
  };
  return {
    type: 'modal',
    callback_id: VIEW.ruleReview,
    private_metadata: JSON.stringify(metadata),
    title: plain('Check the rule'),
    submit: plain(editing === null ? 'Add rule' : 'Save rule'),
    close: plain('Cancel'),
    blocks: [
      codeBlock(spellOut(draft.pattern)),
      section(inline(describeRule(draft), 1_000)),
      ...(isRepaired
        ? [context('Curly quotes, long dashes and links were replaced with plain characters.')]
        : []),
      section(metText(preview)),
      ...(covering.length > 0
        ? [section(`*Other rules already cover it:*\n${listLines(covering, ruleLine)}`)]
        : []),
      ...replaceInput(covered),
      ...deniedBlocks(draft, preview),
    ],
  };
}

function metText({ days, requests, examples, isPartial }: RulePreview): string {
  const count = `${isPartial ? 'at least ' : ''}${requests} ${requests === 1 ? 'request' : 'requests'}`;
  const shown = examples.map((one) => `•  ${inlineCode(one, 200)}`);
  return [`It would have matched *${count}* in the last ${days} days.`, ...shown].join('\n');
}

function replaceInput(covered: readonly StoredRule[]): KnownBlock[] {
  if (covered.length === 0) return [];
  const [first] = covered;
  const which = covered.length === 1 && first !== undefined ? 'this rule' : `these ${covered.length} rules`;
  return [
    section(`*It covers these rules:*\n${listLines(covered, ruleLine)}`),
    {
      type: 'input',
      block_id: REVIEW.replace,
      optional: true,
      label: plain('Redundant rules'),
      element: {
        type: 'checkboxes',
        action_id: VALUE,
        options: [{ text: plain(`Retire ${which}`), value: 'replace' }],
      },
    },
  ];
}

/** An allow rule for something that people denied takes a second confirmation. */
function deniedBlocks({ effect }: RuleDraft, { denied }: RulePreview): KnownBlock[] {
  if (denied.length === 0) return [];
  const shown = section(`*People denied ${denied.length} of these requests:*\n${denialLines(denied)}`);
  return effect === 'deny' ? [shown] : [shown, denialsRead()];
}

/** The box to tick if a change would allow what people denied. */
export function denialsRead(): KnownBlock {
  return {
    type: 'input',
    block_id: REVIEW.confirm,
    optional: true,
    label: plain('This would allow commands that people denied'),
    element: {
      type: 'checkboxes',
      action_id: VALUE,
      options: [{ text: plain('I read the denials and want to allow this'), value: 'confirmed' }],
    },
  };
}

export function ruleLine({ effect, type, pattern, environments }: RuleDraft): string {
  const where = environments.length === 0 ? 'in every environment' : `in ${environments.join(', ')}`;
  return `${effect} ${type} ${inlineCode(pattern, 150)} ${inline(where, 100)}`;
}
