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
    close: plain('I copied it'),
    blocks: [
      section(`${inlineCode(token.name, 500)} was created. Copy it now: *it is shown only once.*`),
      codeBlock(secret),
      context(tokenFacts(token)),
      context('Set it as `EXPACTI_TOKEN`, or as `shell_token` in the GitHub Action.'),
    ],
  };
}
