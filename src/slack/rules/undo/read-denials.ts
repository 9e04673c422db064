import { z } from 'zod';
import { isTicked } from '../../kit/events/inputs.ts';
import type { FieldErrors } from '../../kit/events/submission.ts';
import { REVIEW } from '../form/views/rule-review.ts';

/** Whether the box under the denials is ticked; undefined if there is no such box. */
export const readDenials = z.looseObject({
  [REVIEW.confirm]: isTicked.optional(),
});

/** The field error of a box that has to be ticked. */
export const uncheckedDenials = (values: z.infer<typeof readDenials>): FieldErrors =>
  values[REVIEW.confirm] === true ? {} : { [REVIEW.confirm]: 'Read the denials, then select this box.' };
