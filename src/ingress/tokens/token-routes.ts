import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { BOOTSTRAP_UNBOUND, bindToken } from '../../tokens/bind-token.ts';
import type { Changer } from '../../tokens/changer.ts';
import { type CreateOutcome, createToken, LIVE_MAX, type TokenDeps } from '../../tokens/create-token.ts';
import type { DraftRefusal } from '../../tokens/refuse-draft.ts';
import { BOOTSTRAP_STAYS, revokeToken } from '../../tokens/revoke-token.ts';
import { BOOTSTRAP_ID, type StoredToken } from '../../tokens/stored-token.ts';
import { requireUnlimitedAdmin } from '../callers/require-admin.ts';
import type { Token } from '../callers/token.ts';
import { parse } from '../http/parse.ts';
import { Problem } from '../http/problem.ts';
import { presentToken } from './present-token.ts';
import { bindBody, tokenBody } from './token-schemas.ts';

const NOT_FOUND = 'There is no such token.';
const FIELD = {
  name: 'name',
  environments: 'environments',
  repositories: 'repositories',
  owner: 'owner',
  expires: 'expires_at',
} as const;

type ById = { Params: { id: string } };

/** `/v1/tokens`: make, list, bind and revoke tokens, for admins of every environment. */
export function tokenRoutes(app: FastifyInstance, deps: TokenDeps): void {
  app.get('/v1/tokens', async ({ token }) => {
    requireUnlimitedAdmin(token);
    return { tokens: (await deps.tokens.live(deps.clock.now())).map(presentToken) };
  });

  app.post('/v1/tokens', async (request, reply) => {
    requireUnlimitedAdmin(request.token);
    const { expires_at: expires, ...rest } = parse(tokenBody, request.body);
    const draft = { ...rest, expiresAt: expires === null ? null : new Date(expires) };
    return answerCreated(await createToken(deps, draft, changerOf(request.token)), reply);
  });

  app.post<ById>('/v1/tokens/:id/bind', async (request) => {
    requireUnlimitedAdmin(request.token);
    const id = idOf(request.params.id);
    const outcome = await bindToken(deps, id, parse(bindBody, request.body), changerOf(request.token));
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

  app.post<ById>('/v1/tokens/:id/revoke', async (request) => {
    requireUnlimitedAdmin(request.token);
    const outcome = await revokeToken(deps, idOf(request.params.id), changerOf(request.token));
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

/** The database need not be asked for anything that is no id of ours, and cannot for some of it. */
function idOf(given: string): string {
  if (given !== BOOTSTRAP_ID && !z.uuid().safeParse(given).success) throw new Problem(404, NOT_FOUND);
  return given;
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
      throw new Problem(409, `A live token is called ${JSON.stringify(outcome.token.name)} already.`);
    case 'too-many':
      throw new Problem(409, `There are ${LIVE_MAX} live tokens; revoke some that nobody needs.`);
    case 'made-before':
      throw new Problem(409, 'This token was already made.');
  }
}
