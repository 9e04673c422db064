import type { KnownBlock, ModalView } from '@slack/types';
import type { LaterDenials } from '../../../../rulebook/preview/preview.ts';
import type { RuleChange } from '../../../../rulebook/stored-rule.ts';
import { plain, section } from '../../../kit/blocks/blocks.ts';
import { VIEW } from '../../../kit/blocks/ids.ts';
import { cutEnd, spellOut } from '../../../kit/text/text.ts';
import { denialsRead } from '../../form/views/rule-review.ts';
import { laterText } from '../../two-admins/views/held-change.ts';
import { denialLines } from '../../views/denial-lines.ts';

export const UNDO_SOME_TITLE = 'Undo some changes';
/** Slack takes ten boxes in one group, and 75 characters at each. */
const BOXES_MAX = 10;
const BOX_TEXT_MAX = 75;
const GROUPS_MAX = 8;
export const UNDO_BOXES = 'boxes';

/**
 * The changes of a batch that still stand, to choose those that are taken back.
 * @param later what people denied since, and all of them together would allow again; null if they allow nothing again.
 */
export function undoSome(
  batch: string,
  standing: readonly RuleChange[],
  later: (LaterDenials & { since: Date }) | null,
): ModalView {
  const shown = standing.slice(0, BOXES_MAX * GROUPS_MAX);
  const left = standing.length - shown.length;
  const more = left > 0 ? ` ${left} more are not shown. Undo these first.` : '';
  return {
    type: 'modal',
    callback_id: VIEW.undoSome,
    private_metadata: JSON.stringify({ batch, seen: later?.denied.length ?? 0 }),
    title: plain(UNDO_SOME_TITLE),
    submit: plain('Undo selected'),
    close: plain('Close'),
    blocks: [
      section(`*${standing.length} ${standing.length === 1 ? 'change' : 'changes'}* can be undone.${more}`),
      ...groupsOf(shown).map(group),
      ...(later === null || later.denied.length === 0
        ? []
        : [section(`*${laterText(later, later.since)}*\n${denialLines(later.denied)}`), denialsRead()]),
    ],
  };
}

function groupsOf(changes: readonly RuleChange[]): RuleChange[][] {
  const count = Math.ceil(changes.length / BOXES_MAX);
  return Array.from({ length: count }, (_, index) =>
    changes.slice(index * BOXES_MAX, (index + 1) * BOXES_MAX),
  );
}

function group(changes: readonly RuleChange[], index: number): KnownBlock {
  return {
    type: 'input',
    block_id: `group:${index}`,
    optional: true,
    label: plain(index === 0 ? 'Changes to undo' : 'More changes'),
    element: {
      type: 'checkboxes',
      action_id: UNDO_BOXES,
      options: changes.map((change) => ({
        text: plain(boxText(change)),
        value: change.ruleId,
      })),
    },
  };
}

const boxText = ({ kind, before, after }: RuleChange): string =>
  cutEnd(spellOut(`${kind} ${(after ?? before)?.pattern ?? ''}`).replaceAll('\n', ' '), BOX_TEXT_MAX);
