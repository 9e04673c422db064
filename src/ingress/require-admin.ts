import { Problem } from './problem.ts';
import type { Token } from './token.ts';

/** @throws Problem 403 where the token has no admin rights. */
export function requireAdmin(token: Token): void {
  if (!token.admin) throw new Problem(403, 'This takes a token with admin rights.');
}
