import { z } from 'zod';
import { rangeWords } from '../../text/issue-words.ts';

/** A whole number in a query, at most `max`, as the description tells it: as a number. */
export function wholeNumber({ min = 0, max, words }: { min?: number; max: number; words: string }) {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${String(max).length}}$`), words)
    .transform(Number)
    .pipe(z.int().min(min, words).max(max, words));
}

/** A whole number in a body, within limits that its error names. */
export function wholeNumberIn(min: number, max: number, unit?: string) {
  const error = rangeWords(min, max, unit);
  return z.int({ error }).min(min, { error }).max(max, { error });
}
