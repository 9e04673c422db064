import { z } from 'zod';

/** A view's `private_metadata` as JSON of our own; anything else is not ours. */
export function metadataOf<Schema extends z.ZodType>(schema: Schema) {
  return z.string().transform((text, context): z.infer<Schema> => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      context.addIssue('not ours');
      return z.NEVER;
    }
  });
}

/** Which request a modal decides on, and whether it was opened on the Home tab, which then is to follow. */
export const aboutRequest = z.object({ request_id: z.uuid(), from_home: z.boolean().default(false) });
