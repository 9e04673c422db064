import type { Button, ConfirmationDialog, KnownBlock } from '@slack/types';
import type { Request } from '../../../../approval/request.ts';
import { plain } from '../../../kit/blocks/blocks.ts';
import { ACTION } from '../../../kit/blocks/ids.ts';
import { cutEnd, spellOut } from '../../../kit/text/text.ts';

type Shown = Pick<
  Request,
  | 'id'
  | 'command'
  | 'environment'
  | 'risk'
  | 'late'
  | 'findings'
  | 'approvals'
  | 'approvalsRequired'
  | 'approvalFrom'
>;

/** Findings after which one press is not enough to approve, besides a critical risk (CONTRACT §7). */
const ASKS_AGAIN: ReadonlySet<string> = new Set([
  'wrong-target',
  'hidden-characters',
  'denied-before',
  'duplicate',
]);

/** Slack's limits for a dialog, after escaping (docs.slack.dev, "Confirmation dialog"): title 100 characters, text 300. */
const TITLE_MAX = 100;
const COMMAND_MAX = 220;

/**
 * The buttons of a pending card. They carry the request's id and nothing else.
 * @param canApprove false while people cannot read the whole command: then nothing on the card approves it.
 */
export function cardButtons(request: Shown, canApprove: boolean): KnownBlock {
  const { id } = request;
  const approve: Button = { ...button('Approve', ACTION.approve, id), style: 'primary' };
  if (asksAgain(request)) approve.confirm = confirmation(request);
  const deny: Button = { ...button('Deny…', ACTION.deny, id), style: 'danger' };
  const allow = button('Approve & allow…', ACTION.approveAndAllow, id);
  const why = button('Why?', ACTION.why, id);
  const breakGlass = couldLift(request) ? [button('Break glass…', ACTION.breakGlass, id)] : [];
  return {
    type: 'actions',
    elements: canApprove ? [approve, deny, allow, why, ...breakGlass] : [deny, why, ...breakGlass],
  };
}

function button(label: string, actionId: string, value: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    value,
    text: plain(label),
  };
}

const asksAgain = ({ risk, findings }: Shown): boolean =>
  risk.level === 'critical' || findings.some(({ code }) => ASKS_AGAIN.has(code));

/** Whether breaking glass would lift anything: at night, if more than one approval is missing, or a certain person's. */
const couldLift = ({ late, approvals, approvalsRequired, approvalFrom }: Shown): boolean =>
  late && (approvalsRequired - approvals.length > 1 || approvalFrom.length > 0);

/** Says where it runs, which approval of how many this is, and what runs. */
function confirmation({
  command,
  environment,
  approvals,
  approvalsRequired,
  approvalFrom,
}: Shown): ConfirmationDialog {
  const number = approvals.length + 1;
  const isLast = number >= approvalsRequired && approvalFrom.length === 0;
  const start = cutEnd(spellOut(command), COMMAND_MAX);
  const then = isLast ? 'It runs as soon as you approve.' : thenText(approvalsRequired, approvalFrom);
  return {
    title: plain(cutEnd(`Approve in ${environment} (${number} of ${approvalsRequired})?`, TITLE_MAX)),
    text: plain(`${start}\n\n${then}`),
    confirm: plain('Approve'),
    deny: plain('Go back'),
    style: 'danger',
  };
}

/** What else a run takes, if this approval may not be the last one. */
const thenText = (required: number, from: Shown['approvalFrom']): string =>
  from.length === 0
    ? `It needs ${required} approvals to run.`
    : 'It runs once everyone who must approve has approved.';
