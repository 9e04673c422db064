import type { KnownBlock } from '@slack/types';
import type { HandedOver } from '../../../../approval/escalation/handed-over.ts';
import { context, section } from '../../../kit/blocks/blocks.ts';
import { inlineCode } from '../../../kit/text/text.ts';
import { askedText } from '../../views/card/asked-text.ts';
import { pendingFacts } from '../../views/pending.ts';

/** Requests that the summary lists; more are counted. */
export const HANDED_OVER_SHOWN_MAX = 10;

/** What the people on call are told when the night begins. @param mentioned users and user groups; may be nobody. */
export function renderHandOver(
  { ids, first }: HandedOver,
  mentioned: readonly string[],
): { text: string; blocks: KnownBlock[] } {
  const who = mentioned.length === 0 ? '' : `${askedText({ people: [], mentioned: [...mentioned] })} `;
  const title = `${who}${ids.length === 1 ? '1 request is' : `${ids.length} requests are`} now yours`;
  const more = ids.length - first.length;
  return {
    text: `${title}: ${first.map(({ command }) => inlineCode(command, 60)).join(', ')}`,
    blocks: [
      section(`${title}:`),
      ...first.map((request) => section(`${pendingFacts(request)}\n${inlineCode(request.command, 200)}`)),
      ...(more > 0 ? [context(`and ${more} more: \`/expacti pending\` lists them`)] : []),
    ],
  };
}
