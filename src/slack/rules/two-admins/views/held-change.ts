import type { KnownBlock } from '@slack/types';
import type { HeldChange } from '../../../../rulebook/changes/two-admins/held-change.ts';
import type { RuleStep } from '../../../../rulebook/changes/two-admins/weakenings.ts';
import { scopeText } from '../../../../rulebook/documents/describe.ts';
import type { PastDenial } from '../../../../rulebook/preview/past.ts';
import type { LaterDenials, RulePreview } from '../../../../rulebook/preview/preview.ts';
import type { RuleDraft } from '../../../../rulebook/stored-rule.ts';
import { codeBlock, plain, section } from '../../../kit/blocks/blocks.ts';
import { ACTION } from '../../../kit/blocks/ids.ts';
import { SHOWN_PATTERN_MAX } from '../../../kit/blocks/limits.ts';
import { cutEnd, inline, inlineCode, spellOut } from '../../../kit/text/text.ts';
import { day } from '../../../kit/text/time.ts';
import { denialLines, listLines } from '../../views/denial-lines.ts';

/** What the past says of a held change. */
export interface HeldChangePreview {
  /** What the added rules would have matched; null if none allows more than before. */
  allows: RulePreview | null;
  /** What the removed or narrowed deny rules matched; null if there are none. */
  denied: RulePreview | null;
  /** What people denied since the allow rules that come back stopped counting; null if none comes back. */
  later: (LaterDenials & { since: Date }) | null;
}

/** A change of the rule book that the channel's admins are asked about. */
export interface HeldAnnouncement {
  what: 'held';
  held: HeldChange;
  /** Null if it could not be made. */
  preview: HeldChangePreview | null;
}

/** Who wants to change what and why, what it would have matched, and the buttons for a second admin. */
export function renderHeld({ held, preview }: HeldAnnouncement): { text: string; blocks: KnownBlock[] } {
  return {
    text: `${summary(held)}. Another admin must confirm it.`,
    blocks: [
      ...described(held),
      ...previewBlocks(preview),
      section(`An admin other than <@${held.author}> must confirm this before it takes effect.`),
      {
        type: 'actions',
        elements: [
          { ...button(ACTION.heldConfirm, 'Confirm', held.id, 'primary'), ...confirmDialog(preview) },
          button(ACTION.heldRefuse, 'Refuse', held.id),
        ],
      },
    ],
  };
}

/** The same message once somebody answered. */
export function renderSettled(held: HeldChange, answer: string): { text: string; blocks: KnownBlock[] } {
  return { text: `${summary(held)}. ${answer}`, blocks: [...described(held), section(answer)] };
}

function summary(held: HeldChange): string {
  const rule = mainRule(held);
  const what = `<@${held.author}> ${verb(held)}`;
  if (rule === null) return what;
  return `${what} ${inlineCode(rule.pattern, 250)} (${rule.type}) ${inline(scopeText(rule), 300)}: ${inline(rule.reason, 500)}`;
}

function described(held: HeldChange): KnownBlock[] {
  const rule = mainRule(held);
  const shown = stepsToShow(held);
  const list = shown.length === 0 ? [] : [section(listLines(shown, stepLine))];
  if (rule === null) return [section(`<@${held.author}> *${verb(held)}*:`), ...list];
  return [
    section(`<@${held.author}> *${verb(held)}* (${rule.type}):`),
    codeBlock(cutEnd(spellOut(rule.pattern), SHOWN_PATTERN_MAX)),
    section(`${inline(scopeText(rule), 300)}. ${inline(rule.reason, 500)}`),
    ...list,
  ];
}

/** The rule that the change is about; null if it is about several. */
function mainRule({ change, steps }: HeldChange): RuleDraft | null {
  if ('draft' in change) return change.draft;
  const [step, ...others] = steps;
  return step === undefined || others.length > 0 ? null : (step.after ?? step.before);
}

/** What the change does to each rule, unless the words before say it all. */
function stepsToShow({ steps }: HeldChange): readonly RuleStep[] {
  const [step] = steps;
  const isPlain = steps.length === 1 && (step?.before === null || step?.after === null);
  return isPlain ? [] : steps;
}

function stepLine({ before, after }: RuleStep): string {
  if (before === null) return after === null ? '' : `added: ${ruleText(after)}`;
  if (after === null) return `removed: ${ruleText(before)}`;
  return `${ruleText(before)} becomes ${ruleText(after)}`;
}

const ruleText = (rule: RuleDraft): string =>
  `${rule.effect} ${rule.type} ${inlineCode(rule.pattern, 150)} ${inline(scopeText(rule), 150)}`;

function verb({ change, steps }: HeldChange): string {
  switch (change.action) {
    case 'add':
      return `wants to add ${aRule(change.draft)}`;
    case 'edit':
      return `wants to change ${aRule(change.draft)}`;
    case 'restore':
      return 'wants to restore an allow rule';
    case 'retire':
      return 'wants to retire a deny rule';
    case 'undo':
      return undoVerb(steps);
    case 'apply': {
      const count = change.items.length;
      return `wants to apply ${count} ${count === 1 ? 'suggestion' : 'suggestions'} from the digest`;
    }
  }
}

const aRule = ({ effect }: Pick<RuleDraft, 'effect'>): string =>
  effect === 'allow' ? 'an allow rule' : 'a deny rule';

function undoVerb([step, ...others]: readonly RuleStep[]): string {
  if (step === undefined || others.length > 0) return `wants to undo ${others.length + 1} changes`;
  if (step.before === null) return 'wants to undo a retirement and restore an allow rule';
  if (step.after === null) return 'wants to undo an addition and remove a deny rule';
  return `wants to undo an edit of ${aRule(step.after)}`;
}

function previewBlocks(preview: HeldChangePreview | null): KnownBlock[] {
  if (preview === null) return [section('We could not look up what it would have matched.')];
  const { allows, denied, later } = preview;
  const listed = later === null ? (allows?.denied ?? []) : [];
  return [
    ...(allows === null ? [] : [section(metText(allows))]),
    ...(listed.length === 0 ? [] : [section(denialLines(listed))]),
    ...(denied === null ? [] : [section(deniedText(denied))]),
    ...(later === null || later.denied.length === 0
      ? []
      : [section(`*${laterText(later, later.since)}*\n${denialLines(later.denied)}`)]),
  ];
}

function metText({ requests, days, denied, isPartial }: RulePreview): string {
  const some = `${isPartial ? 'at least ' : ''}${requests} ${requests === 1 ? 'request' : 'requests'}`;
  const denials = denied.length === 0 ? '' : ` People denied *${denied.length}* of them.`;
  return `It would have matched ${some} in the last ${days} days.${denials}`;
}

function deniedText({ requests, days, isPartial }: RulePreview): string {
  const some = `${isPartial ? 'at least ' : ''}${requests} ${requests === 1 ? 'request' : 'requests'}`;
  return `The deny rules that it weakens matched ${some} in the last ${days} days.`;
}

/** What people denied since an allow rule stopped counting: `Since 2026-11-20 people denied 2 commands that it would allow:`. */
export function laterText({ denied, isPartial }: LaterDenials, since: Date): string {
  const { length } = denied;
  const some = `${isPartial ? 'at least ' : ''}${length} ${length === 1 ? 'command' : 'commands'}`;
  return `Since ${day(since)} people denied ${some} that this would allow:`;
}

/** Anyone who confirms what people denied is asked once more, by Slack. */
function confirmDialog(preview: HeldChangePreview | null) {
  const denied: readonly PastDenial[] = preview?.later?.denied ?? preview?.allows?.denied ?? [];
  const [first] = denied;
  if (first === undefined) return {};
  const some = `${denied.length} ${denied.length === 1 ? 'command' : 'commands'}`;
  const example = cutEnd(spellOut(first.command), 150);
  return {
    confirm: {
      title: plain('Allow denied commands?'),
      text: plain(`This would allow ${some} that people denied, such as: ${example}`),
      confirm: plain('Confirm'),
      deny: plain('Cancel'),
    },
  };
}

function button(actionId: string, label: string, value: string, style?: 'primary') {
  return {
    type: 'button' as const,
    action_id: actionId,
    value,
    text: plain(label),
    ...(style === undefined ? {} : { style }),
  };
}
