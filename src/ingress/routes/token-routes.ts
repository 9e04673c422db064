import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type CreateOutcome, createToken, LIVE_MAX, type TokenDeps } from '../../tokens/create-token.ts';
import { BOOTSTRAP_STAYS, revokeToken } from '../../tokens/revoke-token.ts';
import { BOOTSTRAP_ID } from '../../tokens/stored-token.ts';
import { parse } from '../parse.ts';
import { presentToken } from '../present-token.ts';
import { Problem } from '../problem.ts';
import { requireUnlimitedAdmin } from '../require-admin.ts';
import { tokenBody } from '../token-schemas.ts';

const NOT_FOUND = 'There is no such token.';
const FIELD = { name: 'name', environments: 'environments', expires: 'expires_at' } as const;

/** `/v1/tokens`: make, list and revoke tokens, for admins. */
export function tokenRoutes(app: FastifyInstance, deps: TokenDeps): void {
  app.get('/v1/tokens', async ({ token }) => {
    requireUnlimitedAdmin(token);
    return { tokens: (await deps.tokens.live(deps.clock.now())).map(presentToken) };
  });

  app.post('/v1/tokens', async (request, reply) => {
    requireUnlimitedAdmin(request.token);
    const { name, environments, admin, expires_at: expires } = parse(tokenBody, request.body);
    const draft = {
      name,
      environments,
      repositories: [],
      owner: null,
      admin,
      expiresAt: expires === null ? null : new Date(expires),
    };
    return answerCreated(await createToken(deps, draft, `token:${request.token.id}`), reply);
  });

  app.post<{ Params: { id: string } }>('/v1/tokens/:id/revoke', async (request) => {
    requireUnlimitedAdmin(request.token);
    const { id } = request.params;
    // The database need not be asked for anything that is no id of ours, and cannot for some of it.
    if (id !== BOOTSTRAP_ID && !z.uuid().safeParse(id).success) throw new Problem(404, NOT_FOUND);
    const outcome = await revokeToken(deps, id, `token:${request.token.id}`);
    switch (outcome.kind) {
      case 'revoked':
        return presentToken(outcome.token);
      case 'revoked-before':
        throw new Problem(409, `The token ${JSON.stringify(outcome.token.name)} was already revoked.`);
      case 'bootstrap':
        throw new Problem(409, BOOTSTRAP_STAYS);
      case 'not-found':
        throw new Problem(404, NOT_FOUND);
    }
  });
}

function answerCreated(outcome: CreateOutcome, reply: FastifyReply): object {
  switch (outcome.kind) {
    case 'created':
      // No cache between us and the caller may keep it.
      void reply.code(201).header('cache-control', 'no-store');
      return { ...presentToken(outcome.token), token: outcome.secret };
    case 'refused': {
      const errors = outcome.refusals.map(({ field, text }) => ({ path: FIELD[field], message: text }));
      throw new Problem(422, `Not valid: ${errors.map(({ path }) => path).join(', ')}.`, { errors });
    }
    case 'name-taken':
      throw new Problem(409, `A live token is called ${JSON.stringify(outcome.token.name)} already.`);
    case 'too-many':
      throw new Problem(409, `There are ${LIVE_MAX} live tokens; revoke some that nobody needs.`);
    case 'made-before':
      throw new Problem(409, 'This token was already made.');
  }
}
