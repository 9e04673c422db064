import type { BrokenGlass } from '../../../approval/break-glass/broken-glass.ts';
import type { Request } from '../../../approval/request.ts';
import { escapeMrkdwn, inline, inlineCode } from '../../kit/text/text.ts';
import { clockTime, day } from '../../kit/text/time.ts';
import { OUTCOME_WORD } from '../../requests/views/card/outcome-text.ts';
import { requesterLine } from '../../requests/views/card/requester-text.ts';

/** Longest shown list of what was lifted; each is a sentence. */
const LIFTED_MAX = 10;

/** Who broke glass for what, in a sentence. Escaped mrkdwn. */
export function brokenText({ by, environment, requestId, until }: BrokenGlass): string {
  const what =
    requestId === null
      ? `opened *${environment}*${until === null ? '' : ` until ${clockTime(until)}`}`
      : `approved a request in *${environment}* alone`;
  return `<@${by}> broke glass and ${what}.`;
}

/** Why, and what does not count because of it. Escaped mrkdwn. */
export function whyText({ reason, lifted }: Pick<BrokenGlass, 'reason' | 'lifted'>): string {
  return [`*Reason*  ${inline(reason, 1_000)}`, '*Requirements lifted*', liftedText(lifted)].join('\n');
}

/** What is lifted, line by line. Escaped mrkdwn. */
function liftedText(lifted: readonly string[]): string {
  return lifted
    .slice(0, LIFTED_MAX)
    .map((one) => `•  ${inline(one, 250)}`)
    .join('\n');
}

/** A request in one line: what became of it. Escaped mrkdwn. */
export function requestLine(request: Request): string {
  const { command, decision, result, messageUrl, createdAt } = request;
  const end = decision === null ? 'is pending' : OUTCOME_WORD[decision.outcome];
  const ran = result === null ? '' : `, exit code ${result.exitCode}`;
  const link = messageUrl === null ? '' : `  <${escapeMrkdwn(messageUrl)}|open the card>`;
  return `${inlineCode(command, 200)}  ·  ${requesterLine(request)}  ·  ${day(createdAt)} ${end}${ran}${link}`;
}
