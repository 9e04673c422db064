import { z } from 'zod';
import { GLASS_MINUTES, GLASS_REASON } from '../../approval/break-glass/broken-glass.ts';
import { chosenOption, typedText } from '../kit/events/inputs.ts';
import { BREAK_GLASS_FIELD } from './views/break-glass-form.ts';

/** What an admin chose and wrote. */
export interface BreakGlassEntry {
  target: { what: 'request'; id: string } | { what: 'environment'; name: string };
  minutes: number;
  reason: string;
}

export type BreakGlassReading =
  | { kind: 'entry'; entry: BreakGlassEntry }
  /** What is wrong, by the field's block id. */
  | { kind: 'errors'; errors: Record<string, string> };

const entered = z.object({
  [BREAK_GLASS_FIELD.what]: chosenOption.optional(),
  [BREAK_GLASS_FIELD.minutes]: typedText.optional(),
  [BREAK_GLASS_FIELD.reason]: typedText.optional(),
});

const minutes = z.coerce.number().int().min(GLASS_MINUTES.min).max(GLASS_MINUTES.max);

/** White space and invisible characters make no reason longer. */
const reason = z
  .string()
  .transform((text) =>
    text
      .toWellFormed()
      .replaceAll(/\p{Cc}|\p{Cf}|\s+/gu, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim(),
  )
  .pipe(z.string().min(GLASS_REASON.min).max(GLASS_REASON.max));

const target = z.union([
  z
    .string()
    .regex(/^request:/)
    .transform((text) => text.slice('request:'.length))
    .pipe(z.uuid())
    .transform((id) => ({ what: 'request' as const, id })),
  z
    .string()
    .regex(/^environment:[a-z0-9][a-z0-9_-]{0,62}$/)
    .transform((text) => ({ what: 'environment' as const, name: text.slice('environment:'.length) })),
]);

/** Reads the form. @param requestId the request that glass is broken for; null if people choose in the form. */
export function readBreakGlassForm(values: unknown, requestId: string | null): BreakGlassReading {
  const parsed = entered.safeParse(values).data ?? {};
  const chosen = requestId === null ? parsed[BREAK_GLASS_FIELD.what] : `request:${requestId}`;
  const what = target.safeParse(chosen);
  const forHowLong = minutes.safeParse(parsed[BREAK_GLASS_FIELD.minutes] || undefined);
  const why = reason.safeParse(parsed[BREAK_GLASS_FIELD.reason] ?? '');
  const errors: Record<string, string> = {};
  if (!what.success) errors[BREAK_GLASS_FIELD.what] = 'Choose a request or an environment.';
  if (what.data?.what === 'environment' && !forHowLong.success)
    errors[BREAK_GLASS_FIELD.minutes] =
      `Enter a whole number from ${GLASS_MINUTES.min} to ${GLASS_MINUTES.max}.`;
  if (!why.success)
    errors[BREAK_GLASS_FIELD.reason] =
      `Enter a reason of ${GLASS_REASON.min} to ${GLASS_REASON.max} characters.`;
  if (!what.success || !why.success || Object.keys(errors).length > 0) return { kind: 'errors', errors };
  return { kind: 'entry', entry: { target: what.data, minutes: forHowLong.data ?? 0, reason: why.data } };
}
