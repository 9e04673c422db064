import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { BOOTSTRAP_UNBOUND, bindToken } from '../../tokens/bind-token.ts';
import type { Changer } from '../../tokens/changer.ts';
import { type CreateOutcome, createToken, LIVE_MAX, type TokenDeps } from '../../tokens/create-token.ts';
import type { DraftRefusal } from '../../tokens/refuse-draft.ts';
import { BOOTSTRAP_STAYS, revokeToken } from '../../tokens/revoke-token.ts';
import { BOOTSTRAP_ID, type StoredToken } from '../../tokens/stored-token.ts';
import type { Token } from '../callers/token.ts';
import { Problem } from '../http/problem.ts';
import { addRoute, type Route } from '../http/route.ts';
import { presentToken } from './present-token.ts';
import { bindBody, createdTokenAnswer, tokenAnswer, tokenBody, tokensAnswer } from './token-schemas.ts';

const NOT_FOUND = 'This token does not exist.';
const FIELD = {
  name: 'name',
  environments: 'environments',
  repositories: 'repositories',
  owner: 'owner',
  expires: 'expires_at',
} as const;

/** The ids that tokens have. */
const TOKEN_ID = { form: z.union([z.uuid(), z.literal(BOOTSTRAP_ID)]), missing: NOT_FOUND };

const LIST = {
  method: 'GET',
  path: '/v1/tokens',
  summary: 'Active tokens.',
  access: 'unlimited-admin',
  answer: tokensAnswer,
} as const satisfies Route;

const CREATE = {
  method: 'POST',
  path: '/v1/tokens',
  summary: 'Create a token. It is shown only in this answer.',
  access: 'unlimited-admin',
  body: tokenBody,
  answer: createdTokenAnswer,
  success: [201],
  refuses: [409],
} as const satisfies Route;

const BIND = {
  method: 'POST',
  path: '/v1/tokens/{id}/bind',
  summary: 'Change the repositories and the owner of a token. Fields that are missing stay as they are.',
  access: 'unlimited-admin',
  id: TOKEN_ID,
  body: bindBody,
  answer: tokenAnswer,
  refuses: [409],
} as const satisfies Route;

const REVOKE = {
  method: 'POST',
  path: '/v1/tokens/{id}/revoke',
  summary: 'Revoke a token. It stops working at once. The bootstrap token cannot be revoked.',
  access: 'unlimited-admin',
  id: TOKEN_ID,
  answer: tokenAnswer,
  refuses: [409],
} as const satisfies Route;

/** `/v1/tokens`: make, list, bind and revoke tokens, for admins of every environment. */
export function tokenRoutes(app: FastifyInstance, deps: TokenDeps): void {
  addRoute(app, LIST, async () => ({
    tokens: (await deps.tokens.live(deps.clock.now())).map(presentToken),
  }));

  addRoute(app, CREATE, async ({ token, body: { expires_at: expires, ...rest }, reply }) => {
    const draft = { ...rest, expiresAt: expires === null ? null : new Date(expires) };
    return answerCreated(await createToken(deps, draft, changerOf(token)), reply);
  });

  addRoute(app, BIND, async ({ token, id, body }) => {
    const outcome = await bindToken(deps, id, body, changerOf(token));
    switch (outcome.kind) {
      case 'bound':
      case 'unchanged':
        return presentToken(outcome.token);
      case 'refused':
        throw invalid(outcome.refusals);
      case 'ended':
        throw new Problem(409, endedText(outcome.token));
      case 'bootstrap':
        throw new Problem(409, BOOTSTRAP_UNBOUND);
      case 'not-found':
        throw new Problem(404, NOT_FOUND);
    }
  });

  addRoute(app, REVOKE, async ({ token, id }) => {
    const outcome = await revokeToken(deps, id, changerOf(token));
    switch (outcome.kind) {
      case 'revoked':
        return presentToken(outcome.token);
      case 'revoked-before':
        throw new Problem(409, endedText(outcome.token));
      case 'bootstrap':
        throw new Problem(409, BOOTSTRAP_STAYS);
      case 'not-found':
        throw new Problem(404, NOT_FOUND);
    }
  });
}

const changerOf = ({ id, name, owner }: Token): Changer => ({ kind: 'token', id, name, owner });

const endedText = ({ name, revokedAt }: StoredToken): string =>
  `The token ${JSON.stringify(name)} ${revokedAt === null ? 'has expired' : 'was already revoked'}.`;

function invalid(refusals: readonly DraftRefusal[]): Problem {
  const errors = refusals.map(({ field, at, text }) => ({
    path: at === undefined ? FIELD[field] : `${FIELD[field]}.${at}`,
    message: text,
  }));
  return new Problem(422, `Not valid: ${errors.map(({ path }) => path).join(', ')}.`, { errors });
}

function answerCreated(outcome: CreateOutcome, reply: FastifyReply): object {
  switch (outcome.kind) {
    case 'created':
      // No cache between us and the caller may keep it.
      void reply.code(201).header('cache-control', 'no-store');
      return { ...presentToken(outcome.token), token: outcome.secret };
    case 'refused':
      throw invalid(outcome.refusals);
    case 'name-taken':
      throw new Problem(
        409,
        `An active token is already named ${JSON.stringify(outcome.token.name)}. Choose another name.`,
      );
    case 'too-many':
      throw new Problem(
        409,
        `There are ${LIVE_MAX} active tokens, which is the limit. Revoke tokens that nobody needs.`,
      );
    case 'made-before':
      throw new Problem(409, 'This token was already created.');
  }
}
