import { z } from 'zod';

/** A whole number in a query, at most `max`, as the description tells it: as a number. */
export function wholeNumber({ min = 0, max, words }: { min?: number; max: number; words: string }) {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${String(max).length}}$`), words)
    .transform(Number)
    .pipe(z.int().min(min, words).max(max, words));
}
