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
export async function whoAsks({ links, team }: WhoDeps, context: RequestContext): Promise<string | null> {
  const linked = await linkedTo(links, [context]);
  return requesterOf(context, team.people, linked(context));
}

/**
 * Everybody whose own each of these requests is, at this moment. The links are read once, and never remembered.
 * @throws where the links cannot be read: nobody is let decide on a guess.
 */
export async function whoAsked(
  { links, team }: WhoDeps,
  requests: readonly Pick<Request, 'context' | 'requester'>[],
): Promise<(request: Pick<Request, 'context' | 'requester'>) => ReadonlySet<string>> {
  const linked = await linkedTo(
    links,
    requests.map(({ context }) => context),
  );
  return (request) => requestersOf(request, team.people, linked(request.context));
}

async function linkedTo(links: Links, contexts: readonly RequestContext[]) {
  const logins = contexts.flatMap(({ actor }) => (actor === undefined ? [] : [actor.toLowerCase()]));
  const known = logins.length === 0 ? new Map<string, string>() : await links.of([...new Set(logins)]);
  return ({ actor }: RequestContext): string | null => known.get(actor?.toLowerCase() ?? '') ?? null;
}
