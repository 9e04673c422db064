import type { KnownBlock } from '@slack/types';
import { scopeText } from '../../../../rulebook/documents/describe.ts';
import type { StoredRule } from '../../../../rulebook/stored-rule.ts';
import { codeBlock, context, plain, section } from '../../../kit/blocks/blocks.ts';
import { ACTION } from '../../../kit/blocks/ids.ts';
import { SHOWN_PATTERN_MAX } from '../../../kit/blocks/limits.ts';
import { cutEnd, inline, inlineCode, spellOut } from '../../../kit/text/text.ts';

/** A change of the rule book, as the channel sees it. */
export interface Announcement {
  /** Slack user. */
  actor: string;
  what: 'added' | 'changed' | 'retired' | 'restored' | 'undone';
  rule: StoredRule;
  /** Rules that were retired with it. */
  replaced: readonly StoredRule[];
  /** The id by which it can be undone; null if it cannot. */
  batch: string | null;
}

const VERB = {
  added: { allow: 'added an allow rule', deny: 'added a deny rule' },
  changed: { allow: 'changed an allow rule', deny: 'changed a deny rule' },
  retired: { allow: 'retired an allow rule', deny: 'retired a deny rule' },
  restored: { allow: 'restored an allow rule', deny: 'restored a deny rule' },
  undone: { allow: 'undid a change to an allow rule', deny: 'undid a change to a deny rule' },
} as const;

/** Who changed what and why, with `Undo` for an hour. */
export function renderAnnouncement(announcement: Announcement): { text: string; blocks: KnownBlock[] } {
  const { actor, what, rule, replaced, batch } = announcement;
  const verb = VERB[what][rule.effect];
  const scope = inline(scopeText(rule), 300);
  const reason = inline(rule.reason, 500);
  const also =
    replaced.length > 0 ? ` It replaces ${replaced.length} ${replaced.length === 1 ? 'rule' : 'rules'}.` : '';
  return {
    text: `<@${actor}> ${verb} ${inlineCode(rule.pattern, 250)} (${rule.type}) ${scope}: ${reason}${also}`,
    blocks: [
      section(`<@${actor}> *${verb}* (${rule.type}):`),
      codeBlock(cutEnd(spellOut(rule.pattern), SHOWN_PATTERN_MAX)),
      section(`${scope}. ${reason}`),
      ...(replaced.length > 0
        ? [
            context(
              `Also retired: ${replaced
                .slice(0, 10)
                .map(({ pattern }) => inlineCode(pattern, 100))
                .join(', ')}`,
            ),
          ]
        : []),
      ...(batch === null ? [] : [undoButton(batch)]),
    ],
  };
}

function undoButton(batch: string): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION.undo,
        value: batch,
        text: plain('Undo'),
      },
    ],
  };
}
