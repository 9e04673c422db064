import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { closedNow } from '../../approval/open-environment.ts';
import { adminRefusal } from '../../approval/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { type GlassEntry, readGlassForm } from '../read-glass-form.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { GLASS_FIELD, GLASS_TITLE } from '../views/glass-form.ts';
import { glassReview } from '../views/glass-review.ts';
import { VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { canSee } from './break-glass.ts';
import { metadataOf } from './metadata.ts';

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: metadataOf(z.object({ id: z.uuid(), request_id: z.uuid().nullable() })),
    state: z.object({ values: z.unknown() }),
  }),
});

/** The first step was sent. What is wrong stays on its field; else the second step takes the form's place. */
export function registerGlassForm(app: App, deps: SlackDeps): void {
  app.view({ type: 'view_submission', callback_id: VIEW.glassForm }, async ({ ack, body, client }) => {
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      await ack({ response_action: 'errors', errors: { [GLASS_FIELD.reason]: FAULT_TEXT } });
      return;
    }
    const { user, view } = parsed.data;
    const { id, request_id: requestId } = view.private_metadata;
    const reading = readGlassForm(view.state.values, requestId);
    if (reading.kind === 'errors') {
      await ack({ response_action: 'errors', errors: reading.errors });
      return;
    }
    await ack({ response_action: 'update', view: loadingModal(GLASS_TITLE) });
    const next = await nextView(deps, user.id, id, reading.entry).catch((error: unknown) => {
      deps.log.error({ err: error }, 'breaking glass could not be prepared');
      return noticeModal(GLASS_TITLE, FAULT_TEXT);
    });
    await client.views.update({ view_id: view.id, view: next });
  });
}

async function nextView(
  deps: SlackDeps,
  user: string,
  id: string,
  { target, minutes, reason }: GlassEntry,
): Promise<ModalView> {
  if (target.what === 'request') {
    const can = await canSee(deps, target.id, user);
    if (typeof can === 'string') return noticeModal(GLASS_TITLE, can);
    return glassReview({ what: 'request', request_id: target.id, reason }, can.lifted, can.request);
  }
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return noticeModal(GLASS_TITLE, refusalText(refusal));
  const environment = target.name;
  if (!closedNow(deps.approval).includes(environment))
    return noticeModal(GLASS_TITLE, `*${environment}* is not closed now.`);
  const lifted = [`${environment} is closed outside of working hours.`];
  return glassReview({ what: 'environment', id, environment, minutes, reason }, lifted, null);
}
