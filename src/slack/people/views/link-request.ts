import type { KnownBlock } from '@slack/types';
import type { LinkRequest } from '../../../people/link.ts';
import { context, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION } from '../../kit/blocks/ids.ts';
import { inlineCode } from '../../kit/text/text.ts';

/** A link request, for the people who may confirm it; without buttons once it has ended. */
export function renderLinkRequest({ id, login, user, replaces, askedBy, ended }: LinkRequest): {
  text: string;
  blocks: KnownBlock[];
} {
  const name = inlineCode(login, 150);
  const whom = askedBy === user ? 'be linked to them' : `be linked to <@${user}>`;
  const before = replaces === null ? '' : ` It is linked to <@${replaces}> now.`;
  const text = `<@${askedBy}> asks that the login ${name} ${whom}.${before}`;
  if (ended !== null) {
    const end = `${ended.outcome === 'made' ? 'Confirmed' : 'Refused'} by <@${ended.by}>.`;
    return { text: `${text} ${end}`, blocks: [section(text), context(end)] };
  }
  return {
    text,
    blocks: [
      section(text),
      context(
        'Who a login is linked to does not decide on its requests. Another admin confirms, or the named person where an admin asks.',
      ),
      {
        type: 'actions',
        elements: [button('Confirm', ACTION.linkConfirm, id), button('Refuse', ACTION.linkRefuse, id)],
      },
    ],
  };
}

function button(label: string, actionId: string, value: string) {
  return {
    type: 'button' as const,
    action_id: actionId,
    value,
    text: plain(label),
  };
}
