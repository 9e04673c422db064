import type { Button, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { BOOTSTRAP_ID, type StoredToken } from '../../../tokens/stored-token.ts';
import { context, mrkdwn, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION, VIEW } from '../../kit/blocks/ids.ts';
import { SECTION_TEXT_MAX } from '../../kit/blocks/limits.ts';
import { navigation } from '../../kit/blocks/navigation.ts';
import { inline, inlineCode, takeStart } from '../../kit/text/text.ts';
import { tokenFacts } from './token-facts.ts';

export const TOKEN_LIST_TITLE = 'Tokens';
/** Tokens on one page: a modal holds 100 blocks, a phone fewer. */
const PAGE_SIZE = 10;
const WORDS_MAX = 200;

/** What a list shows; it is all that its buttons need to render it again. */
export interface TokenListState {
  /** Only tokens with this in their names. */
  words: string;
  /** From 0. */
  page: number;
}

/** Live tokens in pages. `note` is mrkdwn that is already escaped: what came of a press. */
export function tokenList(
  live: readonly StoredToken[],
  state: TokenListState,
  note: string | null,
): ModalView {
  const words = takeStart(state.words, WORDS_MAX);
  const found = live.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, state.page), pages - 1);
  const what = `*${found.length === 0 ? 'No' : found.length} ${found.length === 1 ? 'token' : 'tokens'}*`;
  const about = words === '' ? '' : ` matching ${inlineCode(words, WORDS_MAX)}`;
  return {
    type: 'modal',
    callback_id: VIEW.tokens,
    private_metadata: JSON.stringify({ words, page }),
    title: plain(TOKEN_LIST_TITLE),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(`${what}${about}${pages > 1 ? `, page ${page + 1} of ${pages}` : ''}`),
      ...found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).flatMap(tokenBlocks),
      ...navigation(ACTION.tokensPage, page, pages),
    ],
  };
}

function tokenBlocks(token: StoredToken): KnownBlock[] {
  const line: SectionBlock = {
    type: 'section',
    text: mrkdwn(inlineCode(token.name, 500), SECTION_TEXT_MAX),
  };
  if (token.id === BOOTSTRAP_ID)
    return [line, context(`${tokenFacts(token)}  ·  set by \`EXPACTI_BOOTSTRAP_TOKEN\``)];
  return [
    { ...line, accessory: revokeButton(token) },
    context(tokenFacts(token)),
    { type: 'actions', elements: [bindButton(token)] },
  ];
}

function bindButton({ id }: StoredToken): Button {
  return {
    type: 'button',
    action_id: ACTION.tokenBind,
    value: id,
    text: plain('Bind…'),
  };
}

function revokeButton({ id, name }: StoredToken): NonNullable<SectionBlock['accessory']> {
  return {
    type: 'button',
    action_id: ACTION.tokenRevoke,
    value: id,
    style: 'danger',
    text: plain('Revoke'),
    confirm: {
      title: plain('Revoke this token?'),
      text: {
        type: 'mrkdwn',
        text: `${inline(name, 150)} stops working at once. This cannot be undone.`,
      },
      confirm: plain('Revoke'),
      deny: plain('Cancel'),
      style: 'danger',
    },
  };
}
