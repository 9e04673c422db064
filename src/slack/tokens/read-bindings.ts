import { z } from 'zod';
import type { Bindings } from '../../tokens/stored-token.ts';
import { repairText } from '../repair-text.ts';
import { VALUE } from '../views/rule-form.ts';
import { BINDING_FIELD } from '../views/tokens/binding-inputs.ts';

const field = <Schema extends z.ZodType>(schema: Schema) => z.object({ [VALUE]: schema });

/** The state of the two inputs as Slack sends it. A form for an admin token has no repositories. */
export const bindingsState = z.object({
  [BINDING_FIELD.repositories]: field(z.object({ value: z.string().nullish() })).optional(),
  [BINDING_FIELD.owner]: field(z.object({ selected_user: z.string().nullish() })),
});

export interface ReadBindings {
  bindings: Bindings;
  /** Whether the repositories are another text than the one that was typed. */
  isRepaired: boolean;
}

/**
 * Reads the repositories, one a line or separated by commas, and the owner.
 * @throws ZodError if the state is not one of our form.
 */
export function readBindings(state: unknown): ReadBindings {
  const form = bindingsState.parse(state);
  const typed = (form.repositories?.value?.value ?? '').replaceAll('\0', '');
  const { text, isRepaired } = repairText(typed);
  const repositories = text.split(/[\s,]+/).filter((one) => one !== '');
  return { bindings: { repositories, owner: form.owner.value?.selected_user ?? null }, isRepaired };
}
