import type { Asked, Request } from '../../../../approval/request.ts';
import { inline, inlineCode } from '../../../kit/text/text.ts';
import { clockTime } from '../../../kit/text/time.ts';
import { askedText } from './asked-text.ts';
import { isOnlyClaimed, namesText } from './requester-text.ts';

/** Characters of a token's name, which says most about a request whose requester is not proven. */
const TOKEN_MAX = 60;

/** For a request that could be denied at once, if its caller's claim was proven. */
export const SHORT_BY_CLAIM_LINE =
  '⚠️ *Too few eligible reviewers:* if the requester is who the caller says, nobody else can approve this.';

/** By when, how many approvals, who was asked, with which token: `⏳ until 16:56:05, no answer means no · …`. Escaped mrkdwn. */
export function deadlineLine(request: Request, asked: Asked): string {
  const parts = [
    `⏳ ${untilText(request)}`,
    approvalsText(request),
    asked.people.length === 0 ? null : `asked ${askedText(asked)}`,
    isOnlyClaimed(request) || namesText(request) === null
      ? `token ${inline(request.tokenName, TOKEN_MAX)}`
      : null,
  ];
  return parts.filter((part) => part !== null).join('  ·  ');
}

/** Both clocks: by when a decision is needed, and when on-call is paged. Escaped mrkdwn. */
function untilText({ expiresAt, escalateAt, escalatedAt }: Request): string {
  const until = `until ${clockTime(expiresAt)}, no answer means no`;
  if (escalatedAt !== null) return `${until} (extended at ${clockTime(escalatedAt)})`;
  return escalateAt === null ? until : `${until}; on-call is paged at ${clockTime(escalateAt)}`;
}

/** Who is in, and what is missing: `1 of 2 approvals (<@U0CARO>), one from <@U0DBA>`; null if anybody's one is enough. */
function approvalsText({ approvals, approvalsRequired, approvalFrom }: Request): string | null {
  if (approvalsRequired === 1 && approvals.length + approvalFrom.length === 0) return null;
  const given = approvals.map(({ by }) => `<@${by}>`).join(' ');
  const from = approvalFrom.map((people) => people.map(named).join(' or ')).join(', and one from ');
  const count = `${approvals.length} of ${approvalsRequired} ${approvalsRequired === 1 ? 'approval' : 'approvals'}`;
  return `${count}${given === '' ? '' : ` (${given})`}${from === '' ? '' : `, one from ${from}`}`;
}

/** A group is not mentioned here: that would ping all of it. */
const named = (id: string): string => (id.startsWith('S') ? inlineCode(id, 30) : `<@${id}>`);
