import type { FastifyRequest } from 'fastify';
import { hashToken } from '../../tokens/secret.ts';
import { Problem } from '../http/problem.ts';
import type { TokenStore } from '../ports.ts';
import { addressOf } from './address.ts';
import type { Token } from './token.ts';
import { UNKNOWN_MAX, type UnknownTokens } from './unknown-tokens.ts';

/** Longest token that is looked up: longer ones are not ours, so they are not even hashed. */
const TOKEN_MAX = 512;

export interface AuthenticateDeps {
  tokens: TokenStore;
  unknownTokens: UnknownTokens;
}

/**
 * The token of a request, looked up by hash: no comparison of secrets takes a time that depends on them.
 * @throws Problem 401, or 429 once its address sent too many unknown ones.
 */
export async function authenticate(
  { tokens, unknownTokens: unknown }: AuthenticateDeps,
  request: FastifyRequest,
  now: Date,
): Promise<Token> {
  const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (secret === undefined) throw new Problem(401, 'Send the header "Authorization: Bearer <token>".');
  const address = addressOf(request.ip, request.socket.remoteAddress);
  const at = now.getTime();
  if (secret.length > TOKEN_MAX) throw refused(unknown.missed(address, '', at));
  const sha256 = hashToken(secret);
  const hash = sha256.toString('hex');
  const later = unknown.reserve(address, hash, at);
  if (later !== null) throw refused(later);
  const token = await tokens.findByHash(sha256, now);
  if (token === null) throw refused(unknown.missed(address, hash, at));
  unknown.found(address, hash, at);
  return token;
}

/**
 * Checks again whether a token is valid, for a caller that was let in a while ago.
 * @throws Problem 401
 */
export async function recheck(tokens: TokenStore, { sha256 }: Token, now: Date): Promise<void> {
  if ((await tokens.findByHash(sha256, now)) === null) throw refused(null);
}

/** @param retryAfter seconds; null if the address need not wait. */
function refused(retryAfter: number | null): Problem {
  const refusal = { code: 'unknown-token' };
  if (retryAfter === null)
    return new Problem(401, 'This token does not exist, was revoked or has expired.', { refusal });
  const text = `More than ${UNKNOWN_MAX} calls in a minute with unknown tokens from this address. Check the token and try again in ${retryAfter} s.`;
  return new Problem(429, text, { refusal, retryAfter });
}
