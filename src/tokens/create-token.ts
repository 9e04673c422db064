import type { TokenBook, TokensNow } from './ports.ts';
import { type DraftRefusal, refuseDraft, tidyName } from './refuse-draft.ts';
import { hashToken, newSecret } from './secret.ts';
import { BOOTSTRAP_ID, type StoredToken, type TokenDraft } from './stored-token.ts';

export interface TokenDeps {
  tokens: TokenBook;
  newId: () => string;
  clock: { now(): Date };
}

/** Tokens that can be live at once, beside the bootstrap token. */
export const LIVE_MAX = 1_000;

type Refused =
  | { kind: 'name-taken'; token: StoredToken }
  | { kind: 'too-many' }
  /** A token with this id is there: the same form was sent twice. */
  | { kind: 'made-before' };

export type CreateOutcome =
  /** `secret` is the token in clear. It is shown once and kept nowhere. */
  | { kind: 'created'; token: StoredToken; secret: string }
  | { kind: 'refused'; refusals: DraftRefusal[] }
  | Refused;

/** Makes a token. Whoever may be sent twice gives the `id`, so that one form makes one token. */
export async function createToken(
  { tokens, newId, clock }: TokenDeps,
  draft: TokenDraft,
  actor: string,
  id: string = newId(),
): Promise<CreateOutcome> {
  const now = clock.now();
  const name = tidyName(draft.name);
  const environments = [...new Set(draft.environments)];
  const refusals = refuseDraft({ ...draft, name, environments }, now);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const secret = newSecret();
  const { repositories, owner, admin, expiresAt } = draft;
  const made = { createdBy: actor, createdAt: now, revokedAt: null };
  const token: StoredToken = { id, name, environments, repositories, owner, admin, expiresAt, ...made };
  const refused = await tokens.add(token, hashToken(secret), (all) => refuse(all, name), {
    kind: 'token.created',
    at: now,
    requestId: null,
    actor,
    data: {
      id,
      name,
      environments,
      repositories,
      owner,
      admin,
      expires_at: expiresAt?.toISOString() ?? null,
    },
  });
  return refused ?? { kind: 'created', token, secret };
}

function refuse({ held, live }: TokensNow, name: string): Refused | null {
  if (held !== null) return { kind: 'made-before' };
  const twin = live.find((token) => token.name === name);
  if (twin !== undefined) return { kind: 'name-taken', token: twin };
  return live.filter(({ id }) => id !== BOOTSTRAP_ID).length >= LIVE_MAX ? { kind: 'too-many' } : null;
}
