import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { namedIn } from '../../approval/eligibility/named-people.ts';
import { check } from '../../approval/submission/check.ts';
import { type Question } from '../../approval/submission/question.ts';
import { type SubmitDeps, submit } from '../../approval/submission/submit.ts';
import { environmentsOf } from '../../approval/team-policy.ts';
import { callerOf, isValidFor, isValidForRepository, type Token } from '../callers/token.ts';
import { parse } from '../http/parse.ts';
import { Problem } from '../http/problem.ts';
import { addRoute, type Route } from '../http/route.ts';
import { presentCheck } from './present-check.ts';
import { presentRequest } from './present-request.ts';
import {
  BODY_MAX_BYTES,
  checkAnswer,
  idempotencyKey,
  PLAN_MAX_BYTES,
  requestAnswer,
  requestBodyFor,
} from './schemas.ts';

const KEY_WORDS =
  'The same key and body return the same request (200). The same key with another body returns 409.';

/** `POST /v1/requests`, answered 201 only after the request is durably stored; and `POST /v1/check` (CONTRACT §4). */
export function submitRoute(app: FastifyInstance, approval: SubmitDeps): void {
  const body = requestBodyFor(environmentsOf(approval.team));
  const asked = {
    method: 'POST',
    access: 'token',
    body,
    limitBody: refuseLargeBody,
    bodyMaxBytes: BODY_MAX_BYTES + PLAN_MAX_BYTES,
  } as const;
  const create = {
    ...asked,
    path: '/v1/requests',
    summary: 'Ask to run a command. If a rule decides, the answer has the decision.',
    headers: z.object({ 'Idempotency-Key': idempotencyKey.optional().describe(KEY_WORDS) }),
    answer: requestAnswer,
    success: [201, 200],
    refuses: [403, 409],
  } as const satisfies Route;
  const checkOnly = {
    ...asked,
    path: '/v1/check',
    summary: 'Test a command: the verdict and its reasons. Nothing is stored, counted or posted.',
    answer: checkAnswer,
    refuses: [403],
  } as const satisfies Route;

  addRoute(app, create, async ({ token, body: sent, request, reply }) => {
    const question = questionOf(token, sent);
    const outcome = await submit(approval, { ...question, idempotencyKey: keyOf(request) });
    switch (outcome.kind) {
      case 'created':
        return reply.code(201).send(await presentRequest(outcome.request, token));
      case 'replayed':
        return presentRequest(outcome.request, token);
      case 'key-conflict':
        throw new Problem(409, 'This Idempotency-Key was already used with another body. Use a new key.');
    }
  });

  addRoute(app, checkOnly, async ({ token, body: sent }) =>
    presentCheck(await check(approval, questionOf(token, sent))),
  );
}

function questionOf(
  token: Token,
  { timeout, reason, cwd, plan, ...body }: z.output<ReturnType<typeof requestBodyFor>>,
): Question & { reason: string | null } {
  if (!isValidFor(token, body.environment))
    throw new Problem(403, `This token is not valid for the environment ${body.environment}.`, {
      refusal: { code: 'wrong-environment', environment: body.environment },
    });
  refuseOtherRepository(token, namedIn(body.context).repository);
  return {
    ...body,
    tokenId: token.id,
    caller: callerOf(token),
    timeout: timeout ?? null,
    reason: reason ?? null,
    cwd: cwd ?? null,
    plan: plan ?? null,
  };
}

/** A token that is bound to repositories asks for no other, and says which one it asks for. */
function refuseOtherRepository(token: Token, repository: string | null): void {
  if (isValidForRepository(token, repository)) return;
  const bound = `This token is only for the repositories ${token.repositories.join(', ')}`;
  const named =
    repository === null ? 'the request has none. Set context.repository.' : `the request has ${repository}.`;
  throw new Problem(403, `${bound}; ${named}`, { refusal: { code: 'wrong-repository' } });
}

function keyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  return header === undefined ? null : parse(idempotencyKey, header, 'Idempotency-Key');
}

/** The body and its plan have limits of their own. */
function refuseLargeBody(body: unknown): void {
  if (body === null || typeof body !== 'object') return;
  const { plan = null, ...rest } = body as Record<string, unknown>;
  if (Buffer.byteLength(JSON.stringify(rest)) > BODY_MAX_BYTES) {
    throw new Problem(413, 'The body is larger than 256 KiB, not counting `plan`.');
  }
  if (Buffer.byteLength(JSON.stringify(plan)) > PLAN_MAX_BYTES) {
    throw new Problem(413, '`plan` is larger than 8 MiB.');
  }
}
