import { configuredUser, type LinkDeps } from './ask-link.ts';
import { type Actor, type Link, openSince } from './link.ts';
import type { LinkPlan } from './ports.ts';

export type UnlinkOutcome =
  | { kind: 'unlinked'; link: Link }
  | { kind: 'configured'; user: string }
  | { kind: 'not-linked' }
  /** Nobody takes the ban on deciding their own requests off themself. */
  | { kind: 'own-link' }
  | { kind: 'not-an-admin' };

/** Removes a link. Only an admin may, and another one than whom it names. @param login in lower case. */
export async function unlink(
  { links, configured, clock }: LinkDeps,
  by: Actor,
  login: string,
): Promise<UnlinkOutcome> {
  if (!by.isAdmin) return { kind: 'not-an-admin' };
  const fixed = configuredUser(configured, login);
  if (fixed !== null) return { kind: 'configured', user: fixed };
  const at = clock.now();
  const about = { login, requestId: null, openSince: openSince(at) };
  return links.change(about, ({ link }): LinkPlan<UnlinkOutcome> => {
    if (link === null) return { result: { kind: 'not-linked' }, write: null };
    if (link.user === by.user) return { result: { kind: 'own-link' }, write: null };
    const data = { login, user: link.user };
    const event = { kind: 'link.removed', at, requestId: null, actor: by.user, data };
    return { result: { kind: 'unlinked', link }, write: { unlink: login, event } };
  });
}
