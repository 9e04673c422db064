import type { KnownBlock } from '@slack/types';
import type { ImportNotice, NoticedRules } from '../../../../rulebook/import/import-notice.ts';
import { countText, numberText } from '../../../../stats/words.ts';
import { capitalised } from '../../../../text/capitalised.ts';
import { context, section } from '../../../kit/blocks/blocks.ts';
import { inlineCode } from '../../../kit/text/text.ts';
import { tokenChanger } from '../../../tokens/views/token-notice.ts';
import { undoButtons } from './batch-announcement.ts';

/** Rules that are listed of an import that shares its message with other changes. */
const LISTED_AMONG_OTHERS = 2;

/** Which token imported how many rules; escaped mrkdwn. */
export function importSentence(notice: ImportNotice): string {
  const done = partsOf(notice).map(([verb, rules]) => `${verb} ${counted(rules)}`);
  return `${tokenChanger(notice.by)} imported rules: ${done.join(', ')}.`;
}

/** The same with the first rules, and `Undo` for an hour. @param isAlone whether the message tells of nothing else. */
export function importBlocks(notice: ImportNotice, isAlone: boolean): KnownBlock[] {
  return [
    section(importSentence(notice)),
    ...partsOf(notice).map(([verb, rules]) => context(`${capitalised(verb)}: ${listText(rules, isAlone)}`)),
    undoButtons(notice.batch),
  ];
}

/** What was done to how many rules, without what was done to none. */
function partsOf({ added, changed, retired }: ImportNotice): [string, NoticedRules][] {
  const parts: [string, NoticedRules][] = [
    ['added', added],
    ['changed', changed],
    ['retired', retired],
  ];
  return parts.filter(([, rules]) => total(rules) > 0);
}

const total = ({ allow, deny }: NoticedRules): number => allow + deny;

function counted(rules: NoticedRules): string {
  const { allow, deny } = rules;
  if (deny === 0) return countText(allow, 'allow rule');
  if (allow === 0) return countText(deny, 'deny rule');
  return `${countText(total(rules), 'rule')} (${numberText(allow)} allow, ${numberText(deny)} deny)`;
}

function listText(rules: NoticedRules, isAlone: boolean): string {
  const { samples } = rules;
  const listed = isAlone ? samples : samples.slice(0, LISTED_AMONG_OTHERS);
  const shown = listed.map(({ effect, pattern }) => `${effect} ${inlineCode(pattern, 100)}`);
  const more = total(rules) - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${numberText(more)} more` : ''}`;
}
