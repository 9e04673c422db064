import { actorOf, type Changer } from './changer.ts';
import type { TokenDeps } from './create-token.ts';
import type { Bound } from './ports.ts';
import { type BindingRefusal, refuseBindings, tidyBindings } from './refuse-bindings.ts';
import { type Bindings, BOOTSTRAP_ID } from './stored-token.ts';
import { noticedToken } from './token-notice.ts';

export type BindOutcome = Bound<BindingRefusal[]> | { kind: 'bootstrap' };

/** Why the bootstrap token has no bindings. */
export const BOOTSTRAP_UNBOUND =
  'The bootstrap token cannot be bound. Create a separate token for each caller.';

/**
 * Changes which repositories a token's requests must come from, and who answers for it. What is not given stays. Writers
 * take turns, and the audit entry holds what was replaced.
 * @throws OwnerUnknown if Slack cannot be asked about the owner.
 */
export async function bindToken(
  { tokens, ownerProblem, clock }: TokenDeps,
  id: string,
  given: { repositories?: string[] | undefined; owner?: string | null | undefined },
  by: Changer,
): Promise<BindOutcome> {
  if (id === BOOTSTRAP_ID) return { kind: 'bootstrap' };
  const owner = given.owner?.trim() ?? null;
  const wrong = refuseBindings({ repositories: [], owner }, { admin: false });
  const problem = owner === null || wrong.length > 0 ? null : await ownerProblem(owner);
  if (problem !== null) wrong.push({ field: 'owner', text: problem });
  const at = clock.now();
  return tokens.bind<BindingRefusal[]>(id, at, (token) => {
    const before = { repositories: token.repositories, owner: token.owner };
    const after = tidyBindings({
      repositories: given.repositories ?? before.repositories,
      owner: given.owner === undefined ? before.owner : owner,
    });
    const refusals = [...refuseBindings({ ...after, owner: null }, token), ...wrong];
    if (refusals.length > 0) return { kind: 'refused', refusals };
    if (isSame(before, after)) return { kind: 'unchanged' };
    const bound = { ...token, ...after };
    return {
      kind: 'bound',
      bindings: after,
      record: {
        event: {
          kind: 'token.bound',
          at,
          requestId: null,
          actor: actorOf(by),
          data: { id, name: token.name, before, after },
        },
        notice: { what: 'token.bound', by, token: noticedToken(bound), before },
      },
    };
  });
}

function isSame(one: Bindings, other: Bindings): boolean {
  const { repositories } = other;
  return (
    one.owner === other.owner &&
    one.repositories.length === repositories.length &&
    one.repositories.every((repository, index) => repository === repositories[index])
  );
}
