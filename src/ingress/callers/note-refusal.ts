import type { FastifyRequest } from 'fastify';
import type { Refusals } from '../../refusals/refusals.ts';
import { Problem } from '../http/problem.ts';
import { addressOf } from './address.ts';
import type { Token } from './token.ts';

/**
 * Notes that a caller was refused because of its token: every 403, and every 401 or 429 for a token that is not valid. A
 * call without any token tries nothing and is not noted.
 */
export function noteRefusal(refusals: Refusals, error: unknown, request: FastifyRequest): void {
  if (!(error instanceof Problem)) return;
  const { status, refusal } = error;
  if (status !== 403 && refusal === undefined) return;
  const { code: cause, ...data } = refusal ?? { code: 'not-allowed' };
  const address = addressOf(request.ip, request.socket.remoteAddress);
  const what = `${request.method} ${request.routeOptions.url ?? 'no route'}`;
  // The hook may not have set it yet, whatever its type says.
  const token = request.token as Token | undefined;
  const noted = { what, cause, requestId: null };
  if (token === undefined) refusals.note({ kind: 'token.unknown', actor: `address:${address}`, ...noted });
  else
    refusals.note({
      kind: 'token.refused',
      actor: `token:${token.id}`,
      ...noted,
      data: { ...data, address },
    });
}
