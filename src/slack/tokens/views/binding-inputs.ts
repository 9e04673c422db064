import type { KnownBlock } from '@slack/types';
import type { Bindings } from '../../../tokens/stored-token.ts';
import { plain } from '../../kit/blocks/blocks.ts';
import { VALUE } from '../../kit/blocks/ids.ts';
import { takeStart } from '../../kit/text/text.ts';

/** Block ids of the two inputs; each holds one element whose action id is `VALUE`. */
export const BINDING_FIELD = { repositories: 'repositories', owner: 'owner' } as const;

/**
 * The block id of repaired repositories. An update of a modal keeps what was typed under an id that stays
 * (docs.slack.dev, "Updating modal views"), so that the repaired text would not be seen.
 */
export const REPAIRED_REPOSITORIES = 'repositories_repaired';

/** What a text input takes (docs.slack.dev, "Plain-text input element"). */
export const REPOSITORIES_TEXT_MAX = 3_000;

/** Said if the typed repositories were repaired: what was meant is shown before it counts. */
export const REPAIRED_NOTE =
  'Curly quotes, long dashes and links in the repositories were replaced with plain characters. Check them and submit again.';

/** The repositories as they are typed and read. */
export const repositoriesAsTyped = (repositories: Bindings['repositories']): string =>
  repositories.join('\n');

/**
 * Inputs for the repositories that requests must come from, and for the person who answers for the token.
 * @param isRepaired whether the repositories are another text than the one that was typed.
 */
export function bindingInputs({ repositories, owner }: Bindings, isRepaired: boolean): KnownBlock[] {
  const id = isRepaired ? REPAIRED_REPOSITORIES : BINDING_FIELD.repositories;
  return [repositoriesInput(repositories, id), ownerInput(owner)];
}

function repositoriesInput(repositories: Bindings['repositories'], id: string): KnownBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain('Repositories'),
    hint: plain(
      'Requests must come from one of these, such as acme/api or acme/*. One per line. Leave empty for all.',
    ),
    element: {
      type: 'plain_text_input',
      action_id: VALUE,
      multiline: true,
      max_length: REPOSITORIES_TEXT_MAX,
      ...(repositories.length === 0
        ? {}
        : { initial_value: takeStart(repositoriesAsTyped(repositories), REPOSITORIES_TEXT_MAX) }),
    },
  };
}

/** Also what an admin token has: a person who answers for it. */
export function ownerInput(owner: string | null): KnownBlock {
  return {
    type: 'input',
    block_id: BINDING_FIELD.owner,
    optional: true,
    label: plain('Owner'),
    hint: plain(
      'The person responsible for the token. If a request names no requester, it counts as theirs, and they cannot approve it.',
    ),
    element: {
      type: 'users_select',
      action_id: VALUE,
      ...(owner === null ? {} : { initial_user: owner }),
    },
  };
}
