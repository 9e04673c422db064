import type { KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { context, section } from '../../kit/blocks/blocks.ts';
import { escapeMrkdwn, inlineCode } from '../../kit/text/text.ts';
import { clockTime } from '../../kit/text/time.ts';
import { forWhom } from './requester-text.ts';

/** Requests in one list; Slack allows 50 blocks in a message. */
export const PENDING_SHOWN_MAX = 20;

/** The requests that wait, the one that ends first in front. `requests` may hold one more than is shown. */
export function renderPending(requests: readonly Request[]): { text: string; blocks: KnownBlock[] } {
  if (requests.length === 0) {
    const none = 'Nothing waits for a decision.';
    return { text: none, blocks: [section(none)] };
  }
  const shown = requests.slice(0, PENDING_SHOWN_MAX);
  const more = requests.length > shown.length;
  const title = `${more ? `More than ${shown.length}` : shown.length} waiting for a decision:`;
  return {
    text: `${title} ${shown.map((request) => inlineCode(request.command, 60)).join(', ')}`,
    blocks: [
      section(`*${title}*`),
      ...shown.map((request) => section(line(request))),
      ...(more ? [context(`Only the ${shown.length} that end first are shown.`)] : []),
    ],
  };
}

function line(request: Request): string {
  return `${inlineCode(request.command, 200)}\n${pendingFacts(request)}`;
}

/** Where a request waits, for whom and until when, as mrkdwn in one line. */
export function pendingFacts(request: Request): string {
  const { approvals, approvalsRequired, environment, messageUrl } = request;
  const parts = [
    `*${environment}*`,
    forWhom(request),
    `${approvals.length} of ${approvalsRequired} approvals`,
    `until ${clockTime(request.expiresAt)}`,
    messageUrl === null ? 'not posted yet' : `<${escapeMrkdwn(messageUrl)}|open the card>`,
  ];
  return parts.filter((part) => part !== null).join('  ·  ');
}
