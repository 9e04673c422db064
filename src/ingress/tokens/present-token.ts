import type { z } from 'zod';
import type { StoredToken } from '../../tokens/stored-token.ts';
import type { tokenAnswer } from './token-schemas.ts';

/** A token as the API shows it. */
export function presentToken(token: StoredToken): z.infer<typeof tokenAnswer> {
  return {
    id: token.id,
    name: token.name,
    environments: token.environments,
    repositories: token.repositories,
    owner: token.owner,
    admin: token.admin,
    created_by: token.createdBy,
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt?.toISOString() ?? null,
    revoked_at: token.revokedAt?.toISOString() ?? null,
  };
}
