import { limitsText } from '../../rulebook/lookup/admin-environments.ts';
import { Problem } from '../http/problem.ts';
import type { Token } from './token.ts';

/** @throws Problem 403 if the token has no admin rights. */
export function requireAdmin(token: Token): void {
  if (!token.admin)
    throw new Problem(403, 'This needs an admin token.', {
      refusal: { code: 'not-an-admin' },
    });
}

/**
 * For what concerns every environment, such as tokens and the audit log.
 * @throws Problem 403 if the token has no admin rights, or is limited to environments.
 */
export function requireUnlimitedAdmin(token: Token): void {
  requireAdmin(token);
  if (token.environments.length === 0) return;
  throw new Problem(
    403,
    `This admin token is limited to ${limitsText(token.environments)}: it can only read and change the rules there. Use an admin token that is valid in every environment.`,
    { refusal: { code: 'limited-admin' } },
  );
}
