import type { ModalView } from '@slack/types';
import type { Bindings, StoredToken } from '../../../tokens/stored-token.ts';
import { context, plain, section } from '../../kit/blocks/blocks.ts';
import { VIEW } from '../../kit/blocks/ids.ts';
import { inlineCode } from '../../kit/text/text.ts';
import { bindingInputs, ownerInput, REPOSITORIES_TEXT_MAX, repositoriesAsTyped } from './binding-inputs.ts';
import type { TokenListState } from './token-list.ts';

export interface BindFormState {
  token: Pick<StoredToken, 'id' | 'name' | 'admin'>;
  /** What stands in the inputs. */
  bindings: Bindings;
  /** The list that the form was opened from, and goes back to. */
  list: TokenListState;
  /** What went wrong before; mrkdwn, already escaped. */
  note: string | null;
  /** Whether the repositories are another text than the one that was typed. */
  isRepaired: boolean;
}

/** Whether Slack's text input has room for the token's repositories: a form that cuts them would remove some. */
export function fitsForm({ repositories }: Pick<Bindings, 'repositories'>): boolean {
  return repositoriesAsTyped(repositories).length <= REPOSITORIES_TEXT_MAX;
}

/** The modal in which an admin changes what limits a token's requests, and who answers for it. */
export function bindForm({ token, bindings, list, note, isRepaired }: BindFormState): ModalView {
  const { id, name, admin } = token;
  return {
    type: 'modal',
    callback_id: VIEW.tokenBind,
    private_metadata: JSON.stringify({ token_id: id, ...list }),
    title: plain('Bind a token'),
    submit: plain('Bind'),
    close: plain('Cancel'),
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(`Token ${inlineCode(name, 500)}`),
      ...(admin
        ? [ownerInput(bindings.owner), context('An admin token cannot be bound to repositories.')]
        : bindingInputs(bindings, isRepaired)),
      context('The approvals channel is told about the change.'),
    ],
  };
}
