import type { ModalView } from '@slack/types';
import type { StoredToken } from '../../../tokens/stored-token.ts';
import { codeBlock, context, plain, section } from '../../kit/blocks/blocks.ts';
import { VIEW } from '../../kit/blocks/ids.ts';
import { inlineCode } from '../../kit/text/text.ts';
import { tokenFacts } from './token-facts.ts';

/** The one place where a new token is seen. It is in no message, and in no metadata. */
export function tokenShown(token: StoredToken, secret: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.notice,
    title: plain('Your token'),
    close: plain('I have it'),
    blocks: [
      section(`${inlineCode(token.name, 500)} is made. Copy it now: *it is not shown again.*`),
      codeBlock(secret),
      context(tokenFacts(token)),
      context('Callers take it as `EXPACTI_TOKEN`, the GitHub Action as `shell_token`.'),
    ],
  };
}
