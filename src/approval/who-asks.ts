import type { Links, TeamPolicy } from './ports.ts';
import type { Request, RequestContext } from './request.ts';
import { requesterOf, requestersOf } from './requester.ts';

interface WhoDeps {
  links: Links;
  team: TeamPolicy;
}

/**
 * The Slack user behind a request that is being made; null where nobody is known.
 * @throws where the links cannot be read.
 */
export async function whoAsks(deps: WhoDeps, context: RequestContext): Promise<string | null> {
  const linked = await linkedTo(deps, [context]);
  return requesterOf(context, deps.team.people, linked(context));
}

/**
 * Everybody whose own each of these requests is, at this moment. The links are read once, and never remembered.
 * @throws where the links cannot be read: nobody is let decide on a guess.
 */
export async function whoAsked(
  deps: WhoDeps,
  requests: readonly Pick<Request, 'context' | 'requester'>[],
): Promise<(request: Pick<Request, 'context' | 'requester'>) => ReadonlySet<string>> {
  const linked = await linkedTo(
    deps,
    requests.map(({ context }) => context),
  );
  return (request) => requestersOf(request, deps.team.people, linked(request.context));
}

/** Whom people linked the logins of these contexts to; the policy file's are not asked for, since it wins. */
async function linkedTo({ links, team }: WhoDeps, contexts: readonly RequestContext[]) {
  const written = new Set(Object.keys(team.people).map((login) => login.toLowerCase()));
  const logins = contexts.flatMap(({ actor }) => (actor === undefined ? [] : [actor.toLowerCase()]));
  const asked = [...new Set(logins)].filter((login) => !written.has(login));
  const known = asked.length === 0 ? new Map<string, string>() : await links.of(asked);
  return ({ actor }: RequestContext): string | null => known.get(actor?.toLowerCase() ?? '') ?? null;
}
