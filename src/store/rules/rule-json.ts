import { z } from 'zod';

/** A moment as JSON holds it. */
export const moment = z.iso.datetime().transform((text) => new Date(text));

/** What somebody writes to make a rule, as it stands in the JSON columns of this gate. */
export const draftJson = z.object({
  effect: z.enum(['allow', 'deny']),
  type: z.enum(['exact', 'glob', 'regex']),
  pattern: z.string(),
  environments: z.array(z.string()),
  repositories: z.array(z.string()),
  hours: z.enum(['any', 'working']),
  expiresAt: moment.nullable(),
  maxUses: z.int().nullable(),
  reason: z.string(),
  example: z.string().nullable(),
});

/** The same of a rule as the team keeps it. */
export const ruleJson = draftJson.extend({
  id: z.string(),
  owner: z.string().nullable(),
  uses: z.int(),
  lastUsedAt: moment.nullable(),
  createdAt: moment,
  retiredAt: moment.nullable(),
  version: z.int(),
});
