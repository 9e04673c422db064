import { z } from 'zod';
import {
  type KnownEnvironments,
  unknownEnvironment,
} from '../../../policy/environments/known-environments.ts';
import { refusals } from '../../../policy/match/compile/refuse.ts';
import type { RuleDraft } from '../../../rulebook/stored-rule.ts';
import { DAY_MS } from '../../../time/units.ts';
import { chosenDay, chosenOption, chosenOptions, typedText } from '../../kit/events/inputs.ts';
import { repairText } from '../../kit/text/repair-text.ts';
import { EXAMPLE_MAX, FIELD, PATTERN_MAX, REASON_MAX, USES_MAX } from './views/rule-form.ts';

/** The form's state as Slack sends it. Only its values are believed. */
const formState = z.object({
  [FIELD.type]: chosenOption.pipe(z.enum(['exact', 'glob', 'regex'])),
  [FIELD.pattern]: typedText,
  [FIELD.environments]: chosenOptions.pipe(z.array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/)).max(50)),
  [FIELD.repositories]: typedText,
  [FIELD.hours]: chosenOption.pipe(z.enum(['any', 'working'])),
  [FIELD.expires]: chosenDay,
  [FIELD.uses]: typedText,
  [FIELD.reason]: typedText,
  [FIELD.example]: typedText,
});

export type FormReading =
  | { kind: 'draft'; draft: RuleDraft; isRepaired: boolean }
  /** What is wrong, by the field's block id. */
  | { kind: 'errors'; errors: Record<string, string> };

/**
 * Reads the form as a rule, with the same refusals as everywhere else.
 * @throws ZodError if the state is not one of our form.
 */
export function readRuleForm(
  state: unknown,
  effect: RuleDraft['effect'],
  known: KnownEnvironments,
  now: Date,
): FormReading {
  const form = formState.parse(state);
  const pattern = repairText(form.pattern);
  const example = repairText(form.example);
  const repositories = listOf(form.repositories);
  const expiresAt = endOf(form.expires);
  const draft: RuleDraft = {
    effect,
    type: form.type,
    pattern: pattern.text,
    environments: form.environments,
    repositories,
    hours: form.hours,
    expiresAt,
    maxUses: form.uses === '' ? null : Number(form.uses),
    reason: form.reason.trim(),
    example: example.text,
  };
  const errors = { ...refused(draft), ...outOfRange(draft, now), ...nowhere(draft, known) };
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  return { kind: 'draft', draft, isRepaired: pattern.isRepaired || example.isRepaired };
}

const listOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A rule counts until the end of its last day. */
const endOf = (date: string | null): Date | null =>
  date === null ? null : new Date(new Date(`${date}T00:00:00Z`).getTime() + DAY_MS);

function refused(draft: RuleDraft): Record<string, string> {
  return Object.fromEntries(
    refusals(draft, draft.example).map(({ field: name, text }) => [FIELD[name], text]),
  );
}

function nowhere({ environments }: RuleDraft, known: KnownEnvironments): Record<string, string> {
  const unknown = environments.map((name) => unknownEnvironment(name, known)).find((text) => text !== null);
  return unknown === undefined ? {} : { [FIELD.environments]: `${unknown}.` };
}

function outOfRange(draft: RuleDraft, now: Date): Record<string, string> {
  const { pattern, reason, example, maxUses, expiresAt, repositories } = draft;
  const wrong: Record<string, string> = {};
  if (pattern.length > PATTERN_MAX)
    wrong[FIELD.pattern] = `The pattern has ${pattern.length} characters. Use at most ${PATTERN_MAX}.`;
  if (reason === '' || reason.length > REASON_MAX)
    wrong[FIELD.reason] = `Enter a reason of 1 to ${REASON_MAX} characters.`;
  if (example === '' || (example ?? '').length > EXAMPLE_MAX)
    wrong[FIELD.example] =
      `Enter a sample command that this rule must match. Use at most ${EXAMPLE_MAX} characters.`;
  if (maxUses !== null && !(Number.isInteger(maxUses) && maxUses >= 1 && maxUses <= USES_MAX))
    wrong[FIELD.uses] = `Enter a whole number from 1 to ${USES_MAX}.`;
  if (expiresAt !== null && expiresAt <= now) wrong[FIELD.expires] = 'This day is over. Choose a later one.';
  if (repositories.length > 20 || repositories.some((one) => !/^[\w.*?-]+\/[\w.*?-]+$/.test(one)))
    wrong[FIELD.repositories] = 'Enter at most 20 repositories as owner/name, such as acme/api or acme/*.';
  return wrong;
}
