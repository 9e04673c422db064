import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cancel } from '../../approval/decision/cancel.ts';
import type { DecideDeps } from '../../approval/decision/decide.ts';
import { recordResult } from '../../approval/decision/record-result.ts';
import type { SubmitDeps } from '../../approval/submission/submit.ts';
import { recheck } from '../callers/authenticate.ts';
import { parse } from '../http/parse.ts';
import { Problem } from '../http/problem.ts';
import type { DecisionFeed, TokenStore } from '../ports.ts';
import { presentRequest } from './present-request.ts';
import { resultBody, waitQuery } from './schemas.ts';
import { waitForDecision } from './wait-for-decision.ts';

export interface RequestRoutesDeps {
  approval: DecideDeps & SubmitDeps;
  feed: DecisionFeed;
  tokens: TokenStore;
  /** Aborts when the process stops: callers that wait are answered at once. */
  closing: AbortSignal;
}

type ById = { Params: { id: string } };

const NOT_FOUND = 'There is no such request for this token.';

/** Every request has a UUID; the database need not be asked for anything else, and cannot for some of it. */
function idOf({ params }: FastifyRequest<ById>): string {
  if (!z.uuid().safeParse(params.id).success) throw new Problem(404, NOT_FOUND);
  return params.id;
}

/** What hangs on one request: `GET /v1/requests/{id}`, its `cancel` and its `result` (CONTRACT §4). */
export function requestRoutes(app: FastifyInstance, deps: RequestRoutesDeps): void {
  app.get<ById>('/v1/requests/:id', async (request, reply) => {
    const { wait } = parse(waitQuery, request.query);
    const id = idOf(request);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const waitMs = (wait ?? 0) * 1000;
    const found = await waitForDecision(deps, id, request.token.id, waitMs, gone.signal);
    if (found === null) throw new Problem(404, NOT_FOUND);
    // The token may have been revoked while its caller waited: what was decided meanwhile is not for it any more.
    // One that is answered because the process stops asks again, and is looked at then.
    const asksAgain = deps.closing.aborted && found.status === 'pending';
    if (waitMs > 0 && !asksAgain) await recheck(deps.tokens, request.token, deps.approval.clock.now());
    return presentRequest(found, request.token);
  });

  app.post<ById>('/v1/requests/:id/cancel', async (request) => {
    const outcome = await cancel(deps.approval, idOf(request), request.token.id);
    if (outcome.kind === 'not-found') throw new Problem(404, NOT_FOUND);
    const shown = await presentRequest(outcome.request, request.token);
    if (outcome.kind === 'canceled') return shown;
    throw new Problem(409, `The request already ended as ${outcome.request.status}.`, {
      members: { request: shown },
    });
  });

  app.post<ById>('/v1/requests/:id/result', async (request) => {
    const body = parse(resultBody, request.body);
    const run = { exitCode: body.exit_code, durationMs: body.duration_ms };
    const outcome = await recordResult(deps.approval, idOf(request), request.token.id, run);
    switch (outcome.kind) {
      case 'recorded':
        return presentRequest(outcome.request, request.token);
      case 'recorded-before':
        throw new Problem(409, 'The result of this run was already given.');
      case 'not-approved':
        throw new Problem(
          409,
          `Only an approved request has a result; this one is ${outcome.request.status}.`,
        );
      case 'not-found':
        throw new Problem(404, NOT_FOUND);
    }
  });
}
