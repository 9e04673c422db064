import type { KnownBlock, ModalView } from '@slack/types';
import { NAME_MAX } from '../../../tokens/refuse-draft.ts';
import type { TokenDraft } from '../../../tokens/stored-token.ts';
import { context, plain, section } from '../../kit/blocks/blocks.ts';
import { VALUE, VIEW } from '../../kit/blocks/ids.ts';
import { takeStart } from '../../kit/text/text.ts';
import { BINDING_FIELD, bindingInputs } from './binding-inputs.ts';

export const TOKEN_FORM_TITLE = 'Create a token';

/** Block ids of the form; each holds one input whose action id is `VALUE`. */
export const TOKEN_FIELD = {
  name: 'name',
  environments: 'environments',
  expires: 'expires',
  ...BINDING_FIELD,
} as const;

/** What a select can offer (docs.slack.dev, "Multi-select menu element"). */
const OPTIONS_MAX = 100;

export interface TokenFormState {
  /** The id that the token will have: a form that is sent twice makes one token. */
  tokenId: string;
  draft: Omit<TokenDraft, 'admin' | 'expiresAt'> & { expiresOn: string | null };
  /** Environments that can be chosen. */
  environments: readonly string[];
  /** What went wrong before; mrkdwn, already escaped. */
  note: string | null;
  /** Whether the repositories are another text than the one that was typed. */
  isRepaired: boolean;
}

/** The modal in which an admin makes a token. */
export function tokenForm({ tokenId, draft, environments, note, isRepaired }: TokenFormState): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.tokenForm,
    private_metadata: JSON.stringify({ token_id: tokenId }),
    title: plain(TOKEN_FORM_TITLE),
    submit: plain('Create'),
    close: plain('Cancel'),
    blocks: [
      ...(note === null ? [] : [section(note)]),
      nameInput(draft.name),
      environmentsInput(draft.environments, environments),
      ...bindingInputs(draft, isRepaired),
      expiresInput(draft.expiresOn),
      context(
        'This token cannot change rules or tokens. To create one that can, use `expacti token create --admin`.',
      ),
    ],
  };
}

const option = (name: string) => ({ text: plain(name), value: name });

function nameInput(name: string): KnownBlock {
  return {
    type: 'input',
    block_id: TOKEN_FIELD.name,
    label: plain('Name'),
    hint: plain('What uses it, such as the repository that deploys.'),
    element: {
      type: 'plain_text_input',
      action_id: VALUE,
      min_length: 1,
      max_length: NAME_MAX,
      focus_on_load: true,
      ...(name === '' ? {} : { initial_value: takeStart(name, NAME_MAX) }),
    },
  };
}

/** Slack refuses a select without options: if no environment is named, the form says what that means. */
function environmentsInput(chosen: readonly string[], names: readonly string[]): KnownBlock {
  if (names.length === 0) return context('Valid in every environment, because `expacti.yaml` defines none.');
  const offered = names.slice(0, OPTIONS_MAX);
  const initial = chosen.filter((name) => offered.includes(name));
  const more =
    names.length > OPTIONS_MAX
      ? ` This form offers ${OPTIONS_MAX} of ${names.length}; use expacti token create for the others.`
      : '';
  return {
    type: 'input',
    block_id: TOKEN_FIELD.environments,
    optional: true,
    label: plain('Environments'),
    hint: plain(`Leave empty for all.${more}`),
    element: {
      type: 'multi_static_select',
      action_id: VALUE,
      options: offered.map(option),
      ...(initial.length > 0 ? { initial_options: initial.map(option) } : {}),
    },
  };
}

function expiresInput(on: string | null): KnownBlock {
  return {
    type: 'input',
    block_id: TOKEN_FIELD.expires,
    optional: true,
    label: plain('Expires on'),
    hint: plain('Last day the token is valid (UTC). Leave empty for no expiry.'),
    element: { type: 'datepicker', action_id: VALUE, ...(on === null ? {} : { initial_date: on }) },
  };
}
