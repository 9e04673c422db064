import type { KnownBlock } from '@slack/types';
import type { StoredRule } from '../../../../rulebook/stored-rule.ts';
import { capitalised } from '../../../../text/capitalised.ts';
import { context, plain, section } from '../../../kit/blocks/blocks.ts';
import { ACTION } from '../../../kit/blocks/ids.ts';
import { inlineCode } from '../../../kit/text/text.ts';

/** Many changes of the rule book that were made together, as the channel sees them. */
export interface BatchAnnouncement {
  /** Slack user. */
  actor: string;
  what: 'pruned' | 'unpruned';
  /** Rules that left the book with it, or came back. */
  retired: readonly StoredRule[];
  added: readonly StoredRule[];
  /** The id by which it can be undone; null if it cannot. */
  batch: string | null;
}

const RULES_SHOWN = 10;

/** Who applied what of a digest, with `Undo` for a week. */
export function renderBatch({ actor, what, retired, added, batch }: BatchAnnouncement): {
  text: string;
  blocks: KnownBlock[];
} {
  const [away, here] = what === 'pruned' ? ['retired', 'added'] : ['restored', 'removed'];
  const parts = [counted(away, retired), counted(here, added)].filter((part) => part !== null);
  const text = `<@${actor}> ${parts.join(' and ')}${what === 'pruned' ? ', as the digest suggests' : ''}`;
  return {
    text,
    blocks: [
      section(text),
      ...lists(away, retired),
      ...lists(here, added),
      ...(batch === null ? [] : [undoButtons(batch)]),
    ],
  };
}

/** One rule is named, several are counted. */
function counted(verb: string, rules: readonly StoredRule[]): string | null {
  const [first, ...others] = rules;
  if (first === undefined) return null;
  return others.length === 0 ? `${verb} ${inlineCode(first.pattern, 250)}` : `${verb} ${rules.length} rules`;
}

function lists(verb: string, rules: readonly StoredRule[]): KnownBlock[] {
  if (rules.length === 0) return [];
  const shown = rules.slice(0, RULES_SHOWN).map(({ pattern }) => inlineCode(pattern, 100));
  const more = rules.length > RULES_SHOWN ? ` and ${rules.length - RULES_SHOWN} more` : '';
  return [context(`${capitalised(verb)}: ${shown.join(', ')}${more}`)];
}

/** `Undo` and `Undo some…` for changes that were made together. */
export function undoButtons(batch: string): KnownBlock {
  const button = (label: string, action: string) => ({
    type: 'button' as const,
    action_id: action,
    value: batch,
    text: plain(label),
  });
  return { type: 'actions', elements: [button('Undo', ACTION.undo), button('Undo some…', ACTION.undoSome)] };
}
