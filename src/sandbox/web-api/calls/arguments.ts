import { z } from 'zod';

/** Arguments come as JSON or as form fields, where everything is a string: these read both. */
export const text = z.coerce.string();
export const id = z.string().min(1);
export const flag = z.union([
  z.boolean(),
  z.enum(['true', '1', 'false', '0', '']).transform((value) => value === 'true' || value === '1'),
]);
export const count = z.coerce.number().int().min(0);

/** A JSON value, itself or as the text of a form field. What does not parse stays text, for the rules to refuse. */
export const json = z.unknown().transform((value): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
});
