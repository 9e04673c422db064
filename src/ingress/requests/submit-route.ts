import type { FastifyInstance, FastifyRequest } from 'fastify';
import { namedIn } from '../../approval/eligibility/named-people.ts';
import { check } from '../../approval/submission/check.ts';
import { type Question } from '../../approval/submission/question.ts';
import { type SubmitDeps, submit } from '../../approval/submission/submit.ts';
import { environmentsOf } from '../../approval/team-policy.ts';
import { callerOf, isValidFor, isValidForRepository, type Token } from '../callers/token.ts';
import { parse } from '../http/parse.ts';
import { Problem } from '../http/problem.ts';
import { presentCheck } from './present-check.ts';
import { presentRequest } from './present-request.ts';
import { BODY_MAX_BYTES, idempotencyKey, PLAN_MAX_BYTES, requestBodyFor } from './schemas.ts';

/** `POST /v1/requests`, answered 201 only after the request is durably stored; and `POST /v1/check` (CONTRACT §4). */
export function submitRoute(app: FastifyInstance, approval: SubmitDeps): void {
  const body = requestBodyFor(environmentsOf(approval.team));
  const options = { bodyLimit: BODY_MAX_BYTES + PLAN_MAX_BYTES };

  app.post('/v1/requests', options, async (request, reply) => {
    const outcome = await submit(approval, { ...readBody(request, body), idempotencyKey: keyOf(request) });
    switch (outcome.kind) {
      case 'created':
        return reply.code(201).send(await presentRequest(outcome.request, request.token));
      case 'replayed':
        return presentRequest(outcome.request, request.token);
      case 'key-conflict':
        throw new Problem(409, 'This Idempotency-Key was used with another body.');
    }
  });

  app.post('/v1/check', options, async (request) =>
    presentCheck(await check(approval, readBody(request, body))),
  );
}

function readBody(
  request: FastifyRequest,
  schema: ReturnType<typeof requestBodyFor>,
): Question & { reason: string | null } {
  refuseLargeBody(request.body);
  const { timeout, reason, cwd, plan, ...body } = parse(schema, request.body);
  if (!isValidFor(request.token, body.environment))
    throw new Problem(403, `This token is not valid for the environment ${body.environment}.`, {
      refusal: { code: 'wrong-environment', environment: body.environment },
    });
  refuseOtherRepository(request.token, namedIn(body.context).repository);
  return {
    ...body,
    tokenId: request.token.id,
    caller: callerOf(request.token),
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
    repository === null
      ? 'the request names none. Send context.repository.'
      : `the request names ${repository}.`;
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
    throw new Problem(413, 'The body is larger than 256 KiB.');
  }
  if (Buffer.byteLength(JSON.stringify(plan)) > PLAN_MAX_BYTES) {
    throw new Problem(413, 'The plan is larger than 8 MiB.');
  }
}
