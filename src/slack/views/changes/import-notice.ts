import type { KnownBlock } from '@slack/types';
import type { ImportNotice, NoticedRules } from '../../../rulebook/import-notice.ts';
import { undoButtons } from '../batch-announcement.ts';
import { context, section } from '../blocks.ts';
import { inlineCode } from '../text.ts';
import { tokenChanger } from './token-notice.ts';

/** An import as the approvals channel is told of it: numbers, the first rules, and `Undo` for an hour. */
export function renderImportNotice(notice: ImportNotice): { text: string; blocks: KnownBlock[] } {
  const parts = [
    ['added', notice.added],
    ['changed', notice.changed],
    ['retired', notice.retired],
  ] as const;
  const some = parts.filter(([, rules]) => total(rules) > 0);
  const done = some.map(([verb, rules]) => `${verb} ${counted(rules)}`).join(', ');
  const text = `${tokenChanger(notice.by)} imported rules: ${done}.`;
  return {
    text,
    blocks: [
      section(text),
      ...some.map(([verb, rules]) => context(`${verb}: ${listed(rules)}`)),
      undoButtons(notice.batch),
    ],
  };
}

const total = ({ allow, deny }: NoticedRules): number => allow + deny;

function counted(rules: NoticedRules): string {
  const { allow, deny } = rules;
  const noun = total(rules) === 1 ? 'rule' : 'rules';
  return `${total(rules)} ${noun} (${allow} allow, ${deny} deny)`;
}

function listed(rules: NoticedRules): string {
  const shown = rules.first.map(({ effect, pattern }) => `${effect} ${inlineCode(pattern, 100)}`);
  const more = total(rules) - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
