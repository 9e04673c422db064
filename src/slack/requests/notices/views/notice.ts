import type { ThreadNoticeKind } from '../../../../approval/escalation/notice.ts';
import type { Request } from '../../../../approval/request.ts';
import { duration } from '../../../../text/duration.ts';
import { FALLBACK_COMMAND_MAX } from '../../../kit/blocks/limits.ts';
import { escapeMrkdwn, inlineCode, mention } from '../../../kit/text/text.ts';
import { clockTime } from '../../../kit/text/time.ts';

/** What people are told in the card's thread: mrkdwn that mentions them. */
export function threadNotice(kind: ThreadNoticeKind, request: Request, people: readonly string[]): string {
  const who = people.length === 0 ? '' : `${people.map(mention).join(' ')} `;
  return `${who}${said(kind, request)}`;
}

/** The same to one person, who does not see the card beside it. */
export function directNotice(kind: ThreadNoticeKind, request: Request): string {
  const { command, environment, messageUrl } = request;
  const link = messageUrl === null ? '' : `  <${escapeMrkdwn(messageUrl)}|open the card>`;
  return `${said(kind, request)}\n*${environment}*  ${inlineCode(command, FALLBACK_COMMAND_MAX)}${link}`;
}

function said(kind: ThreadNoticeKind, request: Request): string {
  const until = clockTime(request.expiresAt);
  switch (kind) {
    case 'escalated':
      return `Nobody decided within ${waited(request)}. The deadline was extended once, to ${until}. No answer means no.`;
    case 'first-reminder':
    case 'last-reminder':
      return `Still waiting for a decision. If nobody answers by ${until}, it is denied.`;
  }
}

function waited({ escalatedAt, createdAt }: Request): string {
  return duration((escalatedAt ?? createdAt).getTime() - createdAt.getTime());
}
