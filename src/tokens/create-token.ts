import type { KnownEnvironments } from '../policy/environments/known-environments.ts';
import { actorOf, type Changer } from './changer.ts';
import type { OwnerCheck, TokenBook, TokensNow } from './ports.ts';
import { tidyBindings } from './refuse-bindings.ts';
import { type DraftRefusal, refuseDraft, tidyName } from './refuse-draft.ts';
import { hashToken, newSecret } from './secret.ts';
import { BOOTSTRAP_ID, type StoredToken, type TokenDraft } from './stored-token.ts';
import { noticedToken } from './token-notice.ts';

export interface TokenDeps {
  tokens: TokenBook;
  ownerProblem: OwnerCheck;
  newId: () => string;
  clock: { now(): Date };
  /** Those that a token can name. */
  environments: KnownEnvironments;
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

/**
 * Makes a token. A caller that may be sent twice gives the `id`, so that one form makes one token.
 * @throws OwnerUnknown if Slack cannot be asked about the owner.
 */
export async function createToken(
  { tokens, ownerProblem, newId, clock, environments: known }: TokenDeps,
  draft: TokenDraft,
  by: Changer,
  id: string = newId(),
): Promise<CreateOutcome> {
  const now = clock.now();
  const name = tidyName(draft.name);
  const environments = [...new Set(draft.environments)];
  const { repositories, owner } = tidyBindings(draft);
  const refusals = refuseDraft({ ...draft, name, environments, repositories, owner }, known, now);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const problem = owner === null ? null : await ownerProblem(owner);
  if (problem !== null) return { kind: 'refused', refusals: [{ field: 'owner', text: problem }] };
  const secret = newSecret();
  const { admin, expiresAt } = draft;
  const made = { createdBy: actorOf(by), createdAt: now, revokedAt: null };
  const token: StoredToken = { id, name, environments, repositories, owner, admin, expiresAt, ...made };
  const refused = await tokens.add(token, hashToken(secret), (all) => refuse(all, name), {
    event: eventOf(token, by, now),
    notice: { what: 'token.created', by, token: noticedToken(token) },
  });
  return refused ?? { kind: 'created', token, secret };
}

function eventOf(token: StoredToken, by: Changer, at: Date) {
  const { id, name, environments, repositories, owner, admin, expiresAt } = token;
  const expires = expiresAt?.toISOString() ?? null;
  const data = { id, name, environments, repositories, owner, admin, expires_at: expires };
  return { kind: 'token.created', at, requestId: null, actor: actorOf(by), data };
}

function refuse({ held, live }: TokensNow, name: string): Refused | null {
  if (held !== null) return { kind: 'made-before' };
  const twin = live.find((token) => token.name === name);
  if (twin !== undefined) return { kind: 'name-taken', token: twin };
  return live.filter(({ id }) => id !== BOOTSTRAP_ID).length >= LIVE_MAX ? { kind: 'too-many' } : null;
}
