import type { RequestContext } from './request.ts';

/** GitHub login → Slack user, as the team's policy file has it. Logins compare without case. */
export type People = Readonly<Record<string, string>>;

const SLACK_USER = /^[UW][A-Z0-9]{2,20}$/;

/**
 * The Slack user behind a request, or null where no link is known. An actor that already is a Slack user id, as when a
 * person asks from Slack, stands for itself unless a login of that name is linked.
 */
export function requesterOf(context: RequestContext, people: People): string | null {
  const actor = context.actor;
  if (actor === undefined) return null;
  const linked = Object.entries(people).find(([login]) => login.toLowerCase() === actor.toLowerCase());
  if (linked !== undefined) return linked[1];
  return SLACK_USER.test(actor) ? actor : null;
}
