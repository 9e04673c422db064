import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { canBreakGlass } from '../../approval/break-glass/can-break-glass.ts';
import { closedNow } from '../../approval/break-glass/open-environment.ts';
import type { Request } from '../../approval/request.ts';
import type { ModalSubcommand } from '../command/subcommand.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { noticeModal } from '../kit/blocks/notice-modal.ts';
import { shownOf } from '../kit/command/command-blocks.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { onCardClick } from '../requests/card-click.ts';
import { clickAnswer } from '../requests/views/click-answer.ts';
import { BREAK_GLASS_TITLE, breakGlassForm } from './views/break-glass-form.ts';

/** Requests that are offered; the one that ends first is in front. */
const OFFERED_MAX = 20;

/** `Break glass…` on a card. */
export function registerBreakGlass(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, {
    actionId: ACTION.breakGlass,
    opensModal: true,
    work: async ({ requestId, user, triggerId }, client) => {
      await openModal(deps, client, { user, triggerId, title: BREAK_GLASS_TITLE }, async () => {
        const can = await canSee(deps, requestId, user);
        if (typeof can === 'string') return can;
        return breakGlassForm({ id: deps.tokens.newId(), request: can.request, pending: [], closed: [] });
      });
      return null;
    },
  });
}

export const breakGlassCommand: ModalSubcommand = {
  name: 'break-glass',
  usage: null,
  help: 'in an emergency: run a request without all its approvals, or open a closed environment',
  access: 'admin',
  opensModal: true,
  title: BREAK_GLASS_TITLE,
  run: ({ deps }) => formFor(deps),
};

async function formFor({ approval, tokens }: SlackDeps): Promise<ModalView> {
  const pending = await approval.store.pending(OFFERED_MAX);
  const closed = closedNow(approval);
  if (pending.length + closed.length === 0)
    return noticeModal(BREAK_GLASS_TITLE, 'No request is pending, and no environment is closed right now.');
  return breakGlassForm({ id: tokens.newId(), request: null, pending, closed });
}

/**
 * What breaking glass would lift for this request; a text that says why this person may not. A command that is too long to
 * be shown whole in a modal cannot be approved alone from there.
 */
export async function canSee(
  { approval }: SlackDeps,
  requestId: string,
  user: string,
): Promise<{ request: Request; lifted: string[] } | string> {
  const can = await canBreakGlass(approval, requestId, user);
  if (can.kind !== 'open') return clickAnswer(can) ?? '';
  if (shownOf(can.request).cut)
    return 'This command is too long to show here in full, so nobody can break glass for it. Reviewers can still approve it on the card.';
  return can;
}
