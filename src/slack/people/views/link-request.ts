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
  const whom = askedBy === user ? 'their own account' : `<@${user}>`;
  const before = replaces === null ? '' : ` It is currently linked to <@${replaces}>.`;
  const text = `<@${askedBy}> asks to link the login ${name} to ${whom}.${before}`;
  if (ended !== null) {
    const end = `${ended.outcome === 'made' ? 'Confirmed' : 'Refused'} by <@${ended.by}>.`;
    return { text: `${text} ${end}`, blocks: [section(text), context(end)] };
  }
  return {
    text,
    blocks: [
      section(text),
      context(
        'The linked person cannot decide on requests from this login. Another admin must confirm; if an admin asked, the linked person can confirm too.',
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
