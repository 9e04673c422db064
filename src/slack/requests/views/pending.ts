import type { KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { context, section } from '../../kit/blocks/blocks.ts';
import { escapeMrkdwn, inlineCode } from '../../kit/text/text.ts';
import { clockTime } from '../../kit/text/time.ts';
import { forWhom } from './card/requester-text.ts';
import { riskMark } from './card/risk-text.ts';

/** Requests in one list; Slack allows 50 blocks in a message. */
export const PENDING_SHOWN_MAX = 20;

/** The pending requests, the first to expire in front. `requests` may hold one more than is shown. */
export function renderPending(requests: readonly Request[]): { text: string; blocks: KnownBlock[] } {
  if (requests.length === 0) {
    const none = 'No request is pending.';
    return { text: none, blocks: [section(none)] };
  }
  const shown = requests.slice(0, PENDING_SHOWN_MAX);
  const more = requests.length > shown.length;
  const title = `${more ? `More than ${shown.length} requests` : requestsText(shown.length)} pending:`;
  return {
    text: `${title} ${shown.map((request) => inlineCode(request.command, 60)).join(', ')}`,
    blocks: [
      section(`*${title}*`),
      ...shown.map((request) => section(line(request))),
      ...(more ? [context(`Only the first ${shown.length} to expire are shown.`)] : []),
    ],
  };
}

const requestsText = (count: number): string => `${count} ${count === 1 ? 'request' : 'requests'}`;

function line(request: Request): string {
  return `${pendingFacts(request)}\n${inlineCode(request.command, 200)}`;
}

/** How risky a pending request is, where, for whom and until when, as mrkdwn in one line. */
export function pendingFacts(request: Request): string {
  const { approvals, approvalsRequired, environment, messageUrl } = request;
  const parts = [
    `*${riskMark(request.risk)} · ${environment}*`,
    forWhom(request),
    `${approvals.length} of ${approvalsRequired} ${approvalsRequired === 1 ? 'approval' : 'approvals'}`,
    `until ${clockTime(request.expiresAt)}`,
    messageUrl === null ? 'not posted yet' : `<${escapeMrkdwn(messageUrl)}|open the card>`,
  ];
  return parts.filter((part) => part !== null).join('  ·  ');
}
