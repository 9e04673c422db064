import type { Changer } from './changer.ts';
import type { Bindings, StoredToken } from './stored-token.ts';

/** A change of tokens, as the approvals channel is told of it. It never holds a token or its hash. */
export type TokenNotice = { by: Changer; token: NoticedToken } & (
  | { what: 'token.created' }
  | { what: 'token.bound'; before: Bindings }
  | { what: 'token.revoked' }
);

/** The token after the change. Times are ISO 8601: a notice is stored as JSON. */
export type NoticedToken = Pick<StoredToken, 'name' | 'environments' | 'repositories' | 'owner' | 'admin'> & {
  expiresAt: string | null;
};

/** What a notice says of a token. */
export function noticedToken(token: StoredToken): NoticedToken {
  const { name, environments, repositories, owner, admin, expiresAt } = token;
  return { name, environments, repositories, owner, admin, expiresAt: expiresAt?.toISOString() ?? null };
}
