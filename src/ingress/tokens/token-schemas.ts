import { z } from 'zod';
import { environmentName } from '../requests/schemas.ts';

/** Longer ones are not looked at; the limits that people are told are those of `tokens/`. */
const NAME_MAX_SENT = 1_000;
const LIST_MAX_SENT = 1_000;

const repositories = z
  .array(z.string().max(NAME_MAX_SENT))
  .max(LIST_MAX_SENT)
  .describe(
    'Globs for `owner/name`, not case-sensitive. Requests must come from a matching repository. Empty means any. An admin token has none.',
  );
const owner = z
  .string()
  .max(NAME_MAX_SENT)
  .nullable()
  .describe('Slack user id of the owner, such as U0ANA. Must be an active full member of the workspace.');

/** Body of `POST /v1/tokens`. */
export const tokenBody = z.strictObject({
  name: z
    .string()
    .max(NAME_MAX_SENT)
    .describe('1 to 64 characters, unique among active tokens. Used to list and revoke the token.'),
  environments: z
    .array(environmentName)
    .max(LIST_MAX_SENT)
    .default([])
    .describe('Environments where it is valid. Empty means all.'),
  repositories: repositories.default([]),
  owner: owner.default(null),
  admin: z
    .boolean()
    .default(false)
    .describe(
      'True if it can change rules and tokens. If it is limited to environments, it can only change rules of those environments, and no tokens.',
    ),
  expires_at: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe('In the future, at most 10 years ahead. Null means never.'),
});

/** Body of `POST /v1/tokens/{id}/bind`. */
export const bindBody = z
  .strictObject({ repositories: repositories.optional(), owner: owner.optional() })
  .refine((body) => body.repositories !== undefined || body.owner !== undefined, {
    message: 'must have `repositories`, `owner` or both',
  });

const time = z.iso.datetime();

/** A token, in every answer: neither the token itself nor its hash. */
export const tokenAnswer = z.object({
  id: z.string(),
  name: z.string(),
  environments: z.array(z.string()),
  repositories: z.array(z.string()),
  owner: z.string().nullable(),
  admin: z.boolean(),
  created_by: z.string().nullable(),
  created_at: time,
  expires_at: time.nullable(),
  revoked_at: time.nullable(),
});

export const tokensAnswer = z.object({ tokens: z.array(tokenAnswer) });

/** What `POST /v1/tokens` answers: the only time that the token is seen. */
export const createdTokenAnswer = tokenAnswer.extend({
  token: z.string().describe('The token. It is shown only here and is not stored.'),
});
