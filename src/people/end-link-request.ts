import { configuredUser, LINKS_MAX, type LinkDeps, linked } from './ask-link.ts';
import { type Actor, type Link, type LinkRequest, openSince } from './link.ts';
import { type ConfirmRefusal, confirmRefusal } from './may-confirm.ts';
import type { LinkPlan, LinksNow } from './ports.ts';

export type EndOutcome =
  | { kind: 'linked'; link: Link; replaced: string | null }
  | { kind: 'refused-wish'; request: LinkRequest }
  /** Somebody was first. */
  | { kind: 'ended-before'; request: LinkRequest }
  /** It waited too long, or the login was linked otherwise in the meantime. */
  | { kind: 'outdated'; request: LinkRequest }
  | { kind: 'configured'; user: string }
  | { kind: 'too-many' }
  | ConfirmRefusal
  | { kind: 'not-found' };

/**
 * Confirms or refuses a wish. Who asked may take it back; the named person and every admin may refuse it.
 * @param isAskerAdmin whether who asked is an admin at this moment.
 */
export async function endLinkRequest(
  { links, configured, clock }: LinkDeps,
  id: string,
  how: 'confirm' | 'refuse',
  by: Actor,
  isAskerAdmin: boolean,
): Promise<EndOutcome> {
  const asked = await links.find(id);
  if (asked === null) return { kind: 'not-found' };
  const fixed = how === 'confirm' ? configuredUser(configured, asked.login) : null;
  if (fixed !== null) return { kind: 'configured', user: fixed };
  const at = clock.now();
  const about = { login: asked.login, requestId: id, openSince: openSince(at) };
  return links.change(about, (now): LinkPlan<EndOutcome> => {
    const { request } = now;
    if (request === null) return { result: { kind: 'not-found' }, write: null };
    if (request.ended !== null) return { result: { kind: 'ended-before', request }, write: null };
    return how === 'refuse' ? refuse(request, by, at) : confirm(now, request, by, isAskerAdmin, at);
  });
}

function refuse(request: LinkRequest, by: Actor, at: Date): LinkPlan<EndOutcome> {
  const { id, login, user, askedBy } = request;
  if (!by.isAdmin && by.user !== askedBy && by.user !== user)
    return { result: { kind: 'no-admin' }, write: null };
  const event = {
    kind: 'link.refused',
    at,
    requestId: null,
    actor: by.user,
    data: { id, login, user, asked_by: askedBy },
  };
  const ended = { outcome: 'refused' as const, by: by.user, at };
  return { result: { kind: 'refused-wish', request }, write: { end: { id, ended }, event } };
}

function confirm(
  now: LinksNow,
  request: LinkRequest,
  by: Actor,
  isAskerAdmin: boolean,
  at: Date,
): LinkPlan<EndOutcome> {
  const { login, user } = request;
  const isOutdated = request.askedAt < openSince(at) || request.replaces !== (now.link?.user ?? null);
  if (isOutdated) return { result: { kind: 'outdated', request }, write: null };
  const refusal = confirmRefusal(request, now.link, by, isAskerAdmin);
  if (refusal !== null) return { result: refusal, write: null };
  if (now.link === null && now.count >= LINKS_MAX) return { result: { kind: 'too-many' }, write: null };
  return linked(now, { login, user, by: by.user, at }, request);
}
