import { z } from 'zod';
import { type Digest, KINDS } from '../digest/digest.ts';

const moment = z.iso.datetime().transform((text) => new Date(text));
const effect = z.enum(['allow', 'deny']);
const type = z.enum(['exact', 'glob', 'regex']);

const ref = z.object({
  id: z.string(),
  version: z.int(),
  effect,
  type,
  pattern: z.string(),
  lastUsedAt: moment.nullable(),
});

const draft = z.object({
  effect,
  type,
  pattern: z.string(),
  environments: z.array(z.string()),
  repositories: z.array(z.string()),
  hours: z.enum(['any', 'working']),
  expiresAt: moment.nullable(),
  maxUses: z.int().nullable(),
  reason: z.string(),
  example: z.string().nullable(),
});

const replay = z.object({
  requests: z.int(),
  flipped: z.int(),
  flips: z.array(
    z.object({
      command: z.string(),
      environment: z.string(),
      repository: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      requests: z.int(),
    }),
  ),
  denied: z.array(z.object({ command: z.string(), by: z.string(), reason: z.string().nullable() })),
});

const proposal = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  retire: z.array(ref),
  add: draft.nullable(),
  dependsOn: z.array(ref),
  proof: z.string(),
  witness: z.string().nullable(),
  replay,
  isSafe: z.boolean(),
});

const denial = z.object({
  requestId: z.string(),
  command: z.string(),
  environment: z.string(),
  repository: z.string().nullable(),
  by: z.string(),
  at: moment,
  reason: z.string().nullable(),
});

/** A digest as it stands in the JSON of its row. */
export const digestJson: z.ZodType<Digest> = z.object({
  at: moment,
  since: moment.nullable(),
  rules: z.int(),
  requests: z.int(),
  isPartial: z.boolean(),
  undecided: z.int(),
  denials: z.array(denial),
  proposals: z.array(proposal),
  leftOut: z.int(),
});
