import type { KnownBlock, ModalView } from '@slack/types';
import { scopeText } from '../../../../rulebook/documents/describe.ts';
import type { RuleChange, StoredRule } from '../../../../rulebook/stored-rule.ts';
import { context, mrkdwn, plain, section } from '../../../kit/blocks/blocks.ts';
import { ACTION, VIEW } from '../../../kit/blocks/ids.ts';
import { SECTION_TEXT_MAX } from '../../../kit/blocks/limits.ts';
import { inline, inlineCode, person, takeStart } from '../../../kit/text/text.ts';
import { day } from '../../../kit/text/time.ts';

/** Rules on one page: a modal holds 100 blocks, a phone fewer. */
const PAGE_SIZE = 8;
const PAGES_MAX = 10_000;

/** What a list shows; it is all that its buttons need to render it again. */
export interface ListState {
  words: string;
  /** From 0. */
  page: number;
  /** Whether retired rules are listed instead. */
  retired: boolean;
}

/** `note` is mrkdwn that is already escaped: what came of a press. */
export function rulesList(found: readonly StoredRule[], state: ListState, note: string | null): ModalView {
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, state.page), pages - 1, PAGES_MAX);
  const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const what = `${found.length === 0 ? 'No' : found.length} ${state.retired ? 'retired ' : ''}${found.length === 1 ? 'rule' : 'rules'}`;
  const about = state.words === '' ? '' : ` matching ${inlineCode(state.words, 200)}`;
  return {
    type: 'modal',
    callback_id: VIEW.rules,
    private_metadata: JSON.stringify({ ...state, words: takeStart(state.words, 500), page }),
    title: plain('Rule book'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(`*${what}*${about}${pages > 1 ? `, page ${page + 1} of ${pages}` : ''}`),
      ...shown.flatMap((rule) => ruleBlocks(rule)),
      navigation(page, pages, state.retired),
    ],
  };
}

function ruleBlocks(rule: StoredRule): KnownBlock[] {
  const { id, effect, type, pattern, reason, retiredAt } = rule;
  const choices =
    retiredAt === null
      ? [choice('Edit…', 'edit', id), choice('Retire', 'retire', id), choice('History', 'history', id)]
      : [choice('Restore', 'restore', id), choice('History', 'history', id)];
  return [
    {
      type: 'section',
      text: mrkdwn(
        `*${effect}* ${type} ${inlineCode(pattern, 1_000)}\n${inline(reason, 500)}`,
        SECTION_TEXT_MAX,
      ),
      accessory: { type: 'overflow', action_id: ACTION.ruleMenu, options: choices },
    },
    context(factsOf(rule)),
  ];
}

const choice = (label: string, what: string, id: string) => ({
  text: plain(label),
  value: `${what}:${id}`,
});

function factsOf({ uses, lastUsedAt, owner, retiredAt, ...rule }: StoredRule): string {
  const times = uses === 1 ? 'once' : `${uses} times`;
  const used = lastUsedAt === null ? 'never used' : `used ${times}, last on ${day(lastUsedAt)}`;
  const by = owner === null ? null : `by ${person(owner)}`;
  const retired = retiredAt === null ? null : `retired on ${day(retiredAt)}`;
  return [inline(scopeText(rule), 300), used, by, retired].filter((part) => part !== null).join('  ·  ');
}

function navigation(page: number, pages: number, retired: boolean): KnownBlock {
  const button = (text: string, value: string) => ({
    type: 'button' as const,
    action_id: `${ACTION.rulesPage}:${value}`,
    value,
    text: plain(text),
  });
  return {
    type: 'actions',
    elements: [
      ...(page > 0 ? [button('Back', 'back')] : []),
      ...(page < pages - 1 ? [button('Next', 'next')] : []),
      button(retired ? 'Show active rules' : 'Show retired rules', 'switch'),
    ],
  };
}

const DONE: Record<RuleChange['kind'], string> = {
  added: 'added it',
  changed: 'changed it',
  retired: 'retired it',
  restored: 'restored it',
};

/** What was done to a rule, the newest first. */
export function ruleHistory(rule: StoredRule, changes: readonly RuleChange[]): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.notice,
    title: plain('Rule history'),
    close: plain('Back'),
    blocks: [
      section(`*${rule.effect}* ${rule.type} ${inlineCode(rule.pattern, 1_000)}`),
      ...(changes.length === 0 ? [section('No history: this rule is older than the log.')] : []),
      ...changes.map(({ kind, actor, at, after }) =>
        section(
          `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC  ${person(actor)} ${DONE[kind]}${after === null ? '' : `: ${after.type} ${inlineCode(after.pattern, 300)}, ${inline(scopeText(after), 200)}. ${inline(after.reason, 200)}`}`,
        ),
      ),
    ],
  };
}
