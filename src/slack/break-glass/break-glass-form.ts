import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { closedNow } from '../../approval/break-glass/open-environment.ts';
import { adminRefusal } from '../../approval/eligibility/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { FORM_GONE_TEXT, refusalText } from '../kit/blocks/answers.ts';
import { VIEW } from '../kit/blocks/ids.ts';
import { adminsOf } from '../kit/events/access.ts';
import { onSubmission } from '../kit/events/submission.ts';
import { canSee } from './break-glass.ts';
import { type BreakGlassEntry, readBreakGlassForm } from './read-break-glass-form.ts';
import { breakGlassConfirmation } from './views/break-glass-confirmation.ts';
import { BREAK_GLASS_TITLE } from './views/break-glass-form.ts';

const metadata = z.object({ id: z.uuid(), request_id: z.uuid().nullable() });

/** The first step was sent. What is wrong stays on its field; else the second step takes the form's place. */
export function registerBreakGlassForm(app: App, deps: SlackDeps): void {
  onSubmission(app, deps, {
    callbackId: VIEW.breakGlassForm,
    metadata,
    values: z.unknown(),
    title: BREAK_GLASS_TITLE,
    check: ({ values, metadata: { request_id: requestId } }) => {
      const reading = readBreakGlassForm(values, requestId);
      return reading.kind === 'errors' ? reading.errors : {};
    },
    work: async ({ user, values, metadata: { id, request_id: requestId } }) => {
      const reading = readBreakGlassForm(values, requestId);
      return reading.kind === 'errors' ? FORM_GONE_TEXT : nextView(deps, user, id, reading.entry);
    },
  });
}

async function nextView(
  deps: SlackDeps,
  user: string,
  id: string,
  { target, minutes, reason }: BreakGlassEntry,
): Promise<ModalView | string> {
  if (target.what === 'request') {
    const can = await canSee(deps, target.id, user);
    if (typeof can === 'string') return can;
    return breakGlassConfirmation(
      { what: 'request', request_id: target.id, reason },
      can.lifted,
      can.request,
    );
  }
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return refusalText(refusal, adminsOf(deps.approval));
  const environment = target.name;
  if (!closedNow(deps.approval).includes(environment)) return `*${environment}* is not closed right now.`;
  const lifted = [`${environment} is closed outside working hours.`];
  return breakGlassConfirmation({ what: 'environment', id, environment, minutes, reason }, lifted, null);
}
