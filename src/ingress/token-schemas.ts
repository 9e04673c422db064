import { z } from 'zod';
import { environmentName } from './schemas.ts';

/** Longer ones are not looked at; the limits that people are told are those of `tokens/`. */
const NAME_MAX_SENT = 1_000;
const ENVIRONMENTS_MAX_SENT = 1_000;

/** Body of `POST /v1/tokens`. */
export const tokenBody = z.strictObject({
  name: z
    .string()
    .max(NAME_MAX_SENT)
    .describe('1 to 64 characters; no other live token has the same. Tokens are listed and revoked by it.'),
  environments: z
    .array(environmentName)
    .max(ENVIRONMENTS_MAX_SENT)
    .default([])
    .describe('Where it is valid; none means everywhere.'),
  admin: z.boolean().default(false).describe('Whether it may change rules and tokens.'),
  expires_at: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe('In the future, at most 10 years ahead; null means never.'),
});

const time = z.iso.datetime();

/** A token, in every answer: neither the token itself nor its hash. */
export const tokenAnswer = z.object({
  id: z.string(),
  name: z.string(),
  environments: z.array(z.string()),
  admin: z.boolean(),
  created_by: z.string().nullable(),
  created_at: time,
  expires_at: time.nullable(),
  revoked_at: time.nullable(),
});

export const tokensAnswer = z.object({ tokens: z.array(tokenAnswer) });

/** What `POST /v1/tokens` answers: the only time that the token is seen. */
export const createdTokenAnswer = tokenAnswer.extend({
  token: z.string().describe('The token itself. It is shown here once and kept nowhere.'),
});
