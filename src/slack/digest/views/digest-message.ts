import type { KnownBlock } from '@slack/types';
import type { Digest } from '../../../digest/digest.ts';
import { countText } from '../../../stats/words.ts';
import { context, header, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION } from '../../kit/blocks/ids.ts';
import { inline, inlineCode, person } from '../../kit/text/text.ts';
import { kindsText, madeOfText } from './digest-text.ts';
import { weekBlocks } from './digest-week.ts';

/** Where a digest stands: in the channel it can be put away, in private Slack does that. */
export type DigestPlace = 'channel' | 'private';

/**
 * A digest as one message. Its buttons carry its id alone.
 * @param putAway who said `Not now`: then there are no buttons any more
 */
export function renderDigest(
  id: string,
  digest: Digest,
  place: DigestPlace,
  putAway: string | null = null,
): { text: string; blocks: KnownBlock[] } {
  const { proposals, denials } = digest;
  const safe = proposals.filter(({ isSafe }) => isSafe).length;
  const what =
    proposals.length === 0
      ? 'No changes suggested for the rule book.'
      : `${countText(proposals.length, 'suggestion')} (${safe} safe to apply automatically)`;
  return {
    text: `Weekly digest: ${what}`,
    blocks: [
      ...(digest.weeks === null ? [] : weekBlocks(digest.weeks)),
      header('Rule book this week'),
      section(proposals.length === 0 ? what : `${what}:\n${kindsText(proposals)}`),
      ...(denials.length === 0 ? [] : [section(denialsText(denials))]),
      context(madeOfText(digest)),
      ...(putAway === null ? buttons(id, proposals.length, safe, place) : [context(notNow(putAway))]),
    ],
  };
}

const notNow = (user: string): string =>
  `${person(user)} dismissed this digest. Run \`/expacti digest\` to see it again.`;

function denialsText(denials: Digest['denials']): string {
  const lines = denials.map(
    ({ command, by, reason }) =>
      `•  ${inlineCode(command, 200)} by ${person(by)}: ${reason === null ? '_no reason given_' : inline(reason, 200)}`,
  );
  return `*Denied by people this week*\n${lines.join('\n')}`;
}

function buttons(id: string, proposals: number, safe: number, place: DigestPlace): KnownBlock[] {
  if (proposals === 0) return [];
  const button = (label: string, action: string, more: object = {}) => ({
    type: 'button' as const,
    action_id: action,
    value: id,
    text: plain(label),
    ...more,
  });
  return [
    {
      type: 'actions',
      elements: [
        button('Review…', ACTION.digestReview, { style: 'primary' }),
        ...(safe > 0 ? [button('Apply all safe ones', ACTION.digestApplySafe)] : []),
        ...(place === 'channel' ? [button('Not now', ACTION.digestNotNow)] : []),
      ],
    },
  ];
}
