import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cancel } from '../../approval/decision/cancel.ts';
import type { DecideDeps } from '../../approval/decision/decide.ts';
import { recordResult } from '../../approval/decision/record-result.ts';
import type { SubmitDeps } from '../../approval/submission/submit.ts';
import { recheck } from '../callers/authenticate.ts';
import { Problem } from '../http/problem.ts';
import { addRoute, type Route } from '../http/route.ts';
import type { DecisionFeed, TokenStore } from '../ports.ts';
import { presentRequest } from './present-request.ts';
import { requestAnswer, resultBody, waitQuery } from './schemas.ts';
import { waitForDecision } from './wait-for-decision.ts';

export interface RequestRoutesDeps {
  approval: DecideDeps & SubmitDeps;
  feed: DecisionFeed;
  tokens: TokenStore;
  /** Aborts when the process stops: callers that wait are answered at once. */
  closing: AbortSignal;
}

const NOT_FOUND = 'This token has no such request.';

const REQUEST_ID = { form: z.uuid(), missing: NOT_FOUND };

const READ = {
  method: 'GET',
  path: '/v1/requests/{id}',
  summary: 'The request. With `wait`, the answer comes as soon as it is decided.',
  access: 'token',
  id: REQUEST_ID,
  query: waitQuery,
  answer: requestAnswer,
} as const satisfies Route;

const CANCEL = {
  method: 'POST',
  path: '/v1/requests/{id}/cancel',
  summary: 'End a pending request as `canceled`.',
  access: 'token',
  id: REQUEST_ID,
  answer: requestAnswer,
  refuses: [409],
} as const satisfies Route;

const RESULT = {
  method: 'POST',
  path: '/v1/requests/{id}/result',
  summary: 'Report how the run ended, once.',
  access: 'token',
  id: REQUEST_ID,
  body: resultBody,
  answer: requestAnswer,
  refuses: [409],
} as const satisfies Route;

/** What hangs on one request: `GET /v1/requests/{id}`, its `cancel` and its `result` (CONTRACT §4). */
export function requestRoutes(app: FastifyInstance, deps: RequestRoutesDeps): void {
  addRoute(app, READ, async ({ token, id, query: { wait = 0 }, reply }) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const waitMs = wait * 1000;
    const found = await waitForDecision(deps, id, token.id, waitMs, gone.signal);
    if (found === null) throw new Problem(404, NOT_FOUND);
    // The token may have been revoked while its caller waited; then it must not see the decision. A caller that is
    // answered because the process stops asks again, and its token is checked then.
    const asksAgain = deps.closing.aborted && found.status === 'pending';
    if (waitMs > 0 && !asksAgain) await recheck(deps.tokens, token, deps.approval.clock.now());
    return presentRequest(found, token);
  });

  addRoute(app, CANCEL, async ({ token, id }) => {
    const outcome = await cancel(deps.approval, id, token.id);
    if (outcome.kind === 'not-found') throw new Problem(404, NOT_FOUND);
    const shown = await presentRequest(outcome.request, token);
    if (outcome.kind === 'canceled') return shown;
    throw new Problem(409, `The request has already ended: ${outcome.request.status}.`, {
      members: { request: shown },
    });
  });

  addRoute(app, RESULT, async ({ token, id, body }) => {
    const run = { exitCode: body.exit_code, durationMs: body.duration_ms };
    const outcome = await recordResult(deps.approval, id, token.id, run);
    switch (outcome.kind) {
      case 'recorded':
        return presentRequest(outcome.request, token);
      case 'recorded-before':
        throw new Problem(409, 'The result of this run was already reported.');
      case 'not-approved':
        throw new Problem(
          409,
          `Only an approved request has a result. This request is ${outcome.request.status}.`,
        );
      case 'not-found':
        throw new Problem(404, NOT_FOUND);
    }
  });
}
