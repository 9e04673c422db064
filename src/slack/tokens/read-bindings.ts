import { z } from 'zod';
import type { DraftRefusal } from '../../tokens/refuse-draft.ts';
import type { Bindings } from '../../tokens/stored-token.ts';
import { chosenUser, typedText } from '../kit/events/inputs.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { BINDING_FIELD, REPAIRED_REPOSITORIES } from './views/binding-inputs.ts';

/** The state of the two inputs as Slack sends it. A form for an admin token has no repositories. */
const bindingsState = z.object({
  [BINDING_FIELD.repositories]: typedText.optional(),
  [REPAIRED_REPOSITORIES]: typedText.optional(),
  [BINDING_FIELD.owner]: chosenUser,
});

const TYPE_PLAIN = 'Use plain quotes and dashes, and no links.';

/** What is wrong with a field of the form, in a sentence. */
export const refusalSentence = ({ field, text }: DraftRefusal): string =>
  `The ${field === 'expires' ? 'expiry date' : field} ${text}.`;

export interface ReadBindings {
  bindings: Bindings;
  /** Whether the repositories are another text than the one that was typed. */
  isRepaired: boolean;
  /** Block ids of the inputs. */
  at: Record<keyof Bindings, string>;
  /** What is wrong with repositories that were repaired, shown, and typed in such a way again. */
  errors: Record<string, string>;
}

/**
 * Reads the repositories, one a line or separated by commas, and the owner.
 * @throws ZodError if the state is not one of our form.
 */
export function readBindings(state: unknown): ReadBindings {
  const form = bindingsState.parse(state);
  const shown = form[REPAIRED_REPOSITORIES];
  const { text, isRepaired } = repairText(shown ?? form.repositories ?? '');
  const at = {
    repositories: shown === undefined ? BINDING_FIELD.repositories : REPAIRED_REPOSITORIES,
    owner: BINDING_FIELD.owner,
  };
  return {
    bindings: {
      repositories: text.split(/[\s,]+/).filter((one) => one !== ''),
      owner: form.owner,
    },
    isRepaired,
    at,
    errors: shown !== undefined && isRepaired ? { [at.repositories]: TYPE_PLAIN } : {},
  };
}
