import { type Actor, type Link, type LinkRequest, openSince } from './link.ts';
import { confirmRefusal, mayLinkAlone } from './may-confirm.ts';
import type { LinkBook, LinkPlan, LinksNow } from './ports.ts';

export interface LinkDeps {
  links: LinkBook;
  /** `people` of the policy file: login → Slack user. It wins. */
  configured: Readonly<Record<string, string>>;
  newId: () => string;
  clock: { now(): Date };
}

/** Links that are kept, and wishes of one person that wait at once. */
export const LINKS_MAX = 5_000;
export const OPEN_MAX = 5;

export type AskOutcome =
  /** It is written in the policy file, and changed there. */
  | { kind: 'configured'; user: string }
  | { kind: 'linked-before'; link: Link }
  /** Only admins name somebody else. */
  | { kind: 'not-an-admin' }
  | { kind: 'waits'; request: LinkRequest }
  | { kind: 'too-many-open' }
  | { kind: 'too-many' }
  | { kind: 'asked'; request: LinkRequest }
  /** Nobody else has to confirm it: somebody else had asked for the same, or there is no other admin. */
  | { kind: 'linked'; link: Link; replaced: string | null };

/** Whom the policy file ties a login to, which is in lower case; null if it names none. */
export function configuredUser(configured: LinkDeps['configured'], login: string): string | null {
  return Object.entries(configured).find(([name]) => name.toLowerCase() === login)?.[1] ?? null;
}

/**
 * Asks that a login be linked to a user, or links it where that takes nobody else.
 * @param login in lower case.
 * @param isAdmin whether somebody is an admin at this moment; asked of those whose wishes this one repeats.
 */
export async function askLink(
  { links, configured, newId, clock }: LinkDeps,
  by: Actor,
  { login, user }: { login: string; user: string },
  isAdmin: (user: string) => boolean,
): Promise<AskOutcome> {
  const fixed = configuredUser(configured, login);
  if (fixed !== null) return { kind: 'configured', user: fixed };
  const at = clock.now();
  const about = { login, requestId: null, openSince: openSince(at) };
  return links.change(about, (now): LinkPlan<AskOutcome> => {
    const refused = refuse(now, by, user);
    if (refused !== null) return { result: refused, write: null };
    const replaces = now.link?.user ?? null;
    const same = now.open.find(
      (one) => one.login === login && one.user === user && one.replaces === replaces,
    );
    const isConfirmed =
      same !== undefined && confirmRefusal(same, now.link, by, isAdmin(same.askedBy)) === null;
    if (isConfirmed || mayLinkAlone(by, user, now.link))
      return linked(now, { login, user, by: by.user, at }, same);
    if (same !== undefined) return { result: { kind: 'waits', request: same }, write: null };
    if (now.open.filter(({ askedBy }) => askedBy === by.user).length >= OPEN_MAX)
      return { result: { kind: 'too-many-open' }, write: null };
    const request = { id: newId(), login, user, replaces, askedBy: by.user, askedAt: at, ended: null };
    const event = {
      kind: 'link.asked',
      at,
      requestId: null,
      actor: by.user,
      data: { id: request.id, login, user, replaces },
    };
    return { result: { kind: 'asked', request }, write: { ask: request, event } };
  });
}

function refuse({ link, count }: LinksNow, by: Actor, user: string): AskOutcome | null {
  if (link?.user === user) return { kind: 'linked-before', link };
  if (user !== by.user && !by.isAdmin) return { kind: 'not-an-admin' };
  return link === null && count >= LINKS_MAX ? { kind: 'too-many' } : null;
}

/** Writes a link, which ends the wish for it where there is one. */
export function linked(
  now: LinksNow,
  link: Link,
  request: LinkRequest | undefined,
): LinkPlan<Extract<AskOutcome, { kind: 'linked' }>> {
  const { login, user, by, at } = link;
  const replaced = now.link?.user ?? null;
  const data = { login, user, replaced, asked_by: request?.askedBy ?? by };
  return {
    result: { kind: 'linked', link, replaced },
    write: {
      link,
      ...(request === undefined ? {} : { end: { id: request.id, ended: { outcome: 'made', by, at } } }),
      event: { kind: 'link.made', at, requestId: null, actor: by, data },
    },
  };
}
