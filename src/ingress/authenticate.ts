import type { FastifyRequest } from 'fastify';
import { hashToken } from '../tokens/secret.ts';
import type { TokenStore } from './ports.ts';
import { Problem } from './problem.ts';
import type { Token } from './token.ts';

/** Longer ones are not ours; hashing them would be work for nothing. */
const TOKEN_MAX = 512;

/**
 * The token of a request, looked up by hash: no comparison of secrets takes a time that depends on them.
 * @throws Problem 401
 */
export async function authenticate(tokens: TokenStore, request: FastifyRequest, now: Date): Promise<Token> {
  const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (secret === undefined || secret.length > TOKEN_MAX) {
    throw new Problem(401, 'Send the header "Authorization: Bearer <token>".');
  }
  return find(tokens, hashToken(secret), now);
}

/**
 * Looks again whether a token is valid, for who was let in a while ago.
 * @throws Problem 401
 */
export async function recheck(tokens: TokenStore, { sha256 }: Token, now: Date): Promise<void> {
  await find(tokens, sha256, now);
}

async function find(tokens: TokenStore, sha256: Buffer, now: Date): Promise<Token> {
  const token = await tokens.findByHash(sha256, now);
  if (token === null) throw new Problem(401, 'This token is not known, or it was revoked or has expired.');
  return token;
}
