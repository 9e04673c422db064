import { actorOf, type Changer } from './changer.ts';
import type { TokenDeps } from './create-token.ts';
import type { Revoked } from './ports.ts';
import { BOOTSTRAP_ID } from './stored-token.ts';
import { noticedToken } from './token-notice.ts';

export type RevokeOutcome = Revoked | { kind: 'bootstrap' };

/** What is said if somebody tries: the next start of a gate would make it valid again. */
export const BOOTSTRAP_STAYS =
  'The bootstrap token cannot be revoked here. Unset or change EXPACTI_BOOTSTRAP_TOKEN and restart the gate.';

/** Ends a token at once, in every process. */
export async function revokeToken(
  { tokens, clock }: TokenDeps,
  id: string,
  by: Changer,
): Promise<RevokeOutcome> {
  if (id === BOOTSTRAP_ID) return { kind: 'bootstrap' };
  const at = clock.now();
  return tokens.revoke(id, at, (token) => ({
    event: {
      kind: 'token.revoked',
      at,
      requestId: null,
      actor: actorOf(by),
      data: { id, name: token.name },
    },
    notice: { what: 'token.revoked', by, token: noticedToken(token) },
  }));
}
