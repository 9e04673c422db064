import type { World } from '../../world.ts';
import type { MethodEntry } from '../methods.ts';
import { ApiError } from './api-error.ts';

/** Throws `not_authed`, `invalid_auth`, `not_allowed_token_type`, `missing_scope`. */
export function admit(world: World, entry: MethodEntry, token: string | undefined): void {
  if (entry.token === 'none') return;
  if (!token) throw new ApiError('not_authed');
  if (token !== world.botToken && token !== world.appToken) throw new ApiError('invalid_auth');
  const isAppToken = token === world.appToken;
  if (isAppToken !== (entry.token === 'app')) throw new ApiError('not_allowed_token_type');
  if (isAppToken || entry.scopes.length === 0) return;
  const provided = world.workspace.app.scopes;
  if (entry.scopes.some((scope) => provided.includes(scope))) return;
  throw new ApiError('missing_scope', { needed: entry.scopes[0], provided: provided.join(',') });
}
