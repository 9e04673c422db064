import type { App } from '@slack/bolt';
import { canDecide } from '../../approval/decision/can-decide.ts';
import { namedIn } from '../../approval/eligibility/named-people.ts';
import { adminRefusal } from '../../approval/eligibility/permission.ts';
import type { Request } from '../../approval/request.ts';
import { readPast } from '../../rulebook/preview/preview.ts';
import { proposeRules, type UnknownCommand } from '../../rulebook/preview/propose.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { loadingModal } from '../kit/blocks/loading-modal.ts';
import { adminsOf } from '../kit/events/access.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { onCardClick } from './card-click.ts';
import { approveAndAllowModal } from './views/approve-and-allow.ts';
import { clickAnswer, NOT_READABLE_TEXT } from './views/click-answer.ts';

const TITLE = 'Approve & allow';

/** `Approve & allow…` on a card: for reviewers who are admins. The modal opens before anything is looked up. */
export function registerApproveAndAllow(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, {
    actionId: ACTION.approveAndAllow,
    opensModal: true,
    work: async ({ requestId, user, triggerId, message }, client) => {
      const first = loadingModal(TITLE);
      await openModal(deps, client, { user, triggerId, title: 'Not approved', first }, async () => {
        const looked = await lookAt(deps, requestId, user);
        if (typeof looked === 'string') return looked;
        return approveAndAllowModal(looked.request, looked.unknown, message === null);
      });
      return null;
    },
  });
}

async function lookAt(
  deps: SlackDeps,
  requestId: string,
  user: string,
): Promise<string | { request: Request; unknown: UnknownCommand[] }> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null)
    return `${refusalText(refusal, adminsOf(deps.approval))} Nothing was approved; \`Approve\` is for reviewers.`;
  const can = await canDecide(deps.approval, requestId, user);
  if (can.kind !== 'open') return clickAnswer(can) ?? '';
  if (!deps.approval.isReadable(can.request)) return NOT_READABLE_TEXT;
  return { request: can.request, unknown: await proposalsFor(deps, can.request) };
}

/** Rules that could be made of a request, as things stand now. */
export async function proposalsFor({ rulebook }: SlackDeps, request: Request): Promise<UnknownCommand[]> {
  const now = rulebook.clock.now();
  const past = await readPast(rulebook.past, now);
  const { command, environment, context, isTrusted, boundTo } = request;
  const { repository } = namedIn(context);
  const asked = { command, environment, repository, provenance: { isTrusted, boundTo } };
  return proposeRules({ book: rulebook.book(), past, now }, asked);
}
