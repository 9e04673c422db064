import { z } from 'zod';
import { DAY_MS } from '../../time/units.ts';
import { tidyBindings } from '../../tokens/refuse-bindings.ts';
import { refuseDraft, tidyName } from '../../tokens/refuse-draft.ts';
import type { TokenDraft } from '../../tokens/stored-token.ts';
import { chosenDay, chosenOptions, typedText } from '../kit/events/inputs.ts';
import { readBindings, refusalSentence } from './read-bindings.ts';
import { TOKEN_FIELD } from './views/token-form.ts';

/** The form's state as Slack sends it. The environments are absent if there were none to choose from. */
const formState = z.object({
  [TOKEN_FIELD.name]: typedText,
  [TOKEN_FIELD.environments]: chosenOptions.optional(),
  [TOKEN_FIELD.expires]: chosenDay,
});

export type TokenFormReading =
  /** `isRepaired`: the repositories are another text than the one that was typed. */
  | { kind: 'draft'; draft: TokenDraft; expiresOn: string | null; isRepaired: boolean }
  /** What is wrong, by the field's block id. */
  | { kind: 'errors'; errors: Record<string, string> };

/**
 * Reads the form as a token without admin rights, with the same refusals as everywhere else.
 * @throws ZodError if the state is not one of our form.
 */
export function readTokenForm(state: unknown, known: readonly string[], now: Date): TokenFormReading {
  const form = formState.parse(state);
  const environments = form.environments ?? [];
  const expiresOn = form.expires;
  const { bindings, isRepaired, at, errors: typing } = readBindings(state);
  const draft: TokenDraft = {
    name: tidyName(form.name),
    environments,
    ...tidyBindings(bindings),
    admin: false,
    expiresAt: expiresOn === null ? null : endOf(expiresOn),
  };
  const refusals = refuseDraft(draft, known, now);
  const ids = { ...TOKEN_FIELD, ...at };
  const errors = {
    ...Object.fromEntries(refusals.map((one) => [ids[one.field], refusalSentence(one)])),
    ...typing,
  };
  return Object.keys(errors).length > 0
    ? { kind: 'errors', errors }
    : { kind: 'draft', draft, expiresOn, isRepaired };
}

/** A token is valid until the end of its last day. */
const endOf = (date: string): Date => new Date(new Date(`${date}T00:00:00Z`).getTime() + DAY_MS);
