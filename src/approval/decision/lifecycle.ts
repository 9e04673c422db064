import type { Person } from '../eligibility/person.ts';
import type { Request } from '../request.ts';

/** Why a person may not decide on a request. */
export type Refusal =
  | { kind: 'unknown-person' }
  | { kind: 'other-team' }
  | { kind: 'deactivated' }
  | { kind: 'guest' }
  | { kind: 'bot' }
  | { kind: 'not-a-reviewer' }
  /** Rules, tokens and policy are for admins. */
  | { kind: 'not-an-admin' }
  | { kind: 'own-request' }
  /** They own the token that asked, and nobody else is proven to be behind the request. */
  | { kind: 'own-token' }
  /** Nobody in Slack is known to be behind the request, so it could be their own. */
  | { kind: 'unknown-requester' }
  /** Who is behind the request is only claimed, and its environment needs proof. */
  | { kind: 'unproven-requester' };

/** Who is clicking, as far as it could be found out. */
export interface Clicker {
  /** Null if Slack does not know the user. */
  person: Person | null;
  /** The team that the gate serves. */
  homeTeamId: string;
  /** Every user id that the policy file's reviewers resolve to now. */
  reviewers: ReadonlySet<string>;
  /** Slack users whose own request it is, or could be, as far as known. */
  requesters: ReadonlySet<string>;
  /** Whether the policy lets requesters approve this request of theirs. */
  mayDecideOwn: boolean;
}

/** Null if the person is a full member of the gate's own workspace; the first reason against it otherwise. */
export function strangerRefusal(person: Person | null, homeTeamId: string): Refusal | null {
  if (person === null) return { kind: 'unknown-person' };
  if (person.teamId !== homeTeamId) return { kind: 'other-team' };
  if (person.deactivated) return { kind: 'deactivated' };
  if (person.bot) return { kind: 'bot' };
  return person.guest ? { kind: 'guest' } : null;
}

/** Null if the person may decide; the first reason against it otherwise. */
export function refusalOf(clicker: Clicker): Refusal | null {
  const { person } = clicker;
  const stranger = strangerRefusal(person, clicker.homeTeamId);
  if (person === null || stranger !== null) return stranger;
  if (!clicker.reviewers.has(person.id)) return { kind: 'not-a-reviewer' };
  if (clicker.requesters.has(person.id) && !clicker.mayDecideOwn) return { kind: 'own-request' };
  return null;
}

/** Whether a pending request's time is over: at the deadline it is. */
export function isOverdue(request: Pick<Request, 'expiresAt'>, now: Date): boolean {
  return request.expiresAt.getTime() <= now.getTime();
}

/**
 * How many more reviewers have to approve. Of each of `roles`, the people that the request's required users and groups
 * are now, one has to be among them.
 */
export function approvalsMissing(
  { approvalsRequired, approvals }: Pick<Request, 'approvalsRequired' | 'approvals'>,
  roles: readonly ReadonlySet<string>[],
): number {
  const unfilled = roles.filter((people) => !approvals.some(({ by }) => people.has(by)));
  return Math.max(0, approvalsRequired - approvals.length, unfilled.length > 0 ? 1 : 0);
}
