import type { RequestContext } from './request.ts';

/** GitHub login → Slack user, as the team's policy file has it. Logins compare without case. */
export type People = Readonly<Record<string, string>>;

const SLACK_USER = /^[UW][A-Z0-9]{2,20}$/;

/**
 * The Slack user behind a request, or null where no link is known. An actor that already is a Slack user id, as when a
 * person asks from Slack, stands for itself unless a login of that name is linked.
 * @param linked whom the link that people keep names for this actor; the policy file wins over it.
 */
export function requesterOf(
  context: RequestContext,
  people: People,
  linked: string | null = null,
): string | null {
  const { actor } = context;
  if (actor === undefined) return null;
  const named = Object.entries(people).find(([login]) => login.toLowerCase() === actor.toLowerCase());
  if (named !== undefined) return named[1];
  return linked ?? (SLACK_USER.test(actor) ? actor : null);
}

/**
 * Everybody whose own request it is: as it was known when it was asked, as it is known now, and an actor that is a Slack
 * user id. A link that changes while a request waits lets nobody decide who could not before.
 */
export function requestersOf(
  { context, requester }: { context: RequestContext; requester: string | null },
  people: People,
  linked: string | null,
): ReadonlySet<string> {
  const { actor } = context;
  const itself = actor !== undefined && SLACK_USER.test(actor) ? actor : null;
  const all = [requester, requesterOf(context, people, linked), itself];
  return new Set(all.filter((user) => user !== null));
}
