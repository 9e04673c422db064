import type { Request } from '../../../approval/request.ts';
import { duration } from '../../../text/duration.ts';
import { inlineCode } from '../../kit/text/text.ts';
import { clockTime } from '../../kit/text/time.ts';

export const LATE_LINE = '*It is late:* outside of working hours.';

/** For a request that could be denied at once, if its caller's claim was proven. */
export const SHORT_BY_CLAIM_LINE =
  '*Too few eligible reviewers:* by the caller’s claim, which is not proven, nobody else could approve it.';

/** Both clocks: by when a decision is needed, and when the on-call people are asked. */
export function clocksLine({ createdAt, expiresAt, escalateAt, escalatedAt }: Request): string {
  const waits = `Waits ${duration(expiresAt.getTime() - createdAt.getTime())}, until ${clockTime(expiresAt)}; silence means no`;
  if (escalatedAt !== null) return `${waits} (there is more time since ${clockTime(escalatedAt)})`;
  return escalateAt === null ? waits : `${waits}; at ${clockTime(escalateAt)} the people on call are asked`;
}

/** Who is in, and what is missing. */
export function approvalsLine({ approvals, approvalsRequired, approvalFrom }: Request): string {
  const inSoFar = approvals.map(({ by }) => ` <@${by}>`).join('');
  const from = approvalFrom.map((people) => people.map(named).join(' or ')).join(', and of ');
  return `Approvals: ${approvals.length} of ${approvalsRequired}${inSoFar}${from === '' ? '' : `, one of them of ${from}`}`;
}

/** A group is not mentioned on the card: that would ping all of it. */
const named = (id: string): string => (id.startsWith('S') ? inlineCode(id, 30) : `<@${id}>`);
