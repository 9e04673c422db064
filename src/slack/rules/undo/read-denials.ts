import { z } from 'zod';
import type { FieldErrors } from '../../kit/events/submission.ts';
import { VALUE } from '../form/views/rule-form.ts';
import { REVIEW } from '../form/views/rule-review.ts';

/** Whether the box under the denials is ticked; undefined if there is no such box. */
export const readDenials = z.looseObject({
  [REVIEW.confirm]: z
    .object({ [VALUE]: z.object({ selected_options: z.array(z.unknown()) }) })
    .transform((block) => (block[VALUE]?.selected_options.length ?? 0) > 0)
    .optional(),
});

/** The field error of a box that has to be ticked. */
export const uncheckedDenials = (values: z.infer<typeof readDenials>): FieldErrors =>
  values[REVIEW.confirm] === true ? {} : { [REVIEW.confirm]: 'Read the denials, then tick this.' };
