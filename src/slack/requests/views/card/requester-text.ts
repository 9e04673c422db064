import { namedIn } from '../../../../approval/eligibility/named-people.ts';
import type { Request } from '../../../../approval/request.ts';
import { callersName, inline } from '../../../kit/text/text.ts';

/** Characters of one name on a card: longer than any login, and short enough for one line. */
const NAME_MAX = 60;

type From = Pick<Request, 'context' | 'tokenName' | 'tokenOwner' | 'isTrusted'>;

/**
 * Who asks and with which token, in one line: `octocat, started by ana-dev (not proven) · token ci-deploy`. Escaped
 * mrkdwn; it mentions nobody.
 */
export function requesterLine(request: From): string {
  return `${requesterText(request)}  ·  token ${inline(request.tokenName, NAME_MAX)}`;
}

/**
 * Who asks, and whether that is only claimed: `<@U0OCTO> (octocat)`, `ana (not proven)`. Somebody who is only claimed is
 * not mentioned, since a mention notifies. Escaped mrkdwn.
 */
export function requesterText(request: From & Partial<Pick<Request, 'requester'>>): string {
  const names = namesText(request);
  if (names === null)
    return request.tokenOwner === null ? 'nobody named' : 'nobody named, so the token’s owner';
  if (isOnlyClaimed(request)) return `${names} (not proven)`;
  const { requester = null } = request;
  return requester === null || namedIn(request.context).actor === null ? names : `<@${requester}> (${names})`;
}

/** `for octocat`; null if nobody is named. Escaped mrkdwn. */
export function forWhom(request: From): string | null {
  return namesText(request) === null ? null : `for ${requesterText(request)}`;
}

/** Whether the request names people, and nothing proves that they ask. */
export function isOnlyClaimed(request: From): boolean {
  return !request.isTrusted && namesText(request) !== null;
}

/** Said in front if people act on a request whose requester is only claimed; null otherwise. Escaped mrkdwn. */
export function unprovenLine(request: From): string | null {
  return isOnlyClaimed(request) ? `*Requester not proven:* the caller says ${namesText(request)}.` : null;
}

/** The actor, and who started this attempt if that is somebody else; null if nobody is named. Escaped mrkdwn. */
export function namesText({ context }: Pick<Request, 'context'>): string | null {
  const { actor, triggeringActor } = namedIn(context);
  if (actor === null) return triggeringActor === null ? null : `started by ${name(triggeringActor)}`;
  return triggeringActor === null ? name(actor) : `${name(actor)}, started by ${name(triggeringActor)}`;
}

const name = (login: string): string => callersName(login.trim(), NAME_MAX);
