import type { App } from '@slack/bolt';
import { z } from 'zod';
import { decide } from '../../approval/decide.ts';
import type { SlackDeps } from '../deps.ts';
import { clickAnswer, FAULT_TEXT } from '../views/answers.ts';
import { DENY_REASON_MAX } from '../views/deny-modal.ts';
import { REASON_ACTION, REASON_BLOCK, VIEW } from '../views/ids.ts';
import { aboutRequest, metadataOf } from './metadata.ts';
import { refreshHome } from './show-home.ts';

/** Null bytes cannot be kept, and mean nothing in a reason. */
const reasonText = z
  .string()
  .transform((text) => text.replaceAll('\0', '').toWellFormed().trim())
  .pipe(z.string().min(1).max(DENY_REASON_MAX));

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: metadataOf(aboutRequest),
    state: z.object({
      values: z.object({
        [REASON_BLOCK]: z.object({ [REASON_ACTION]: z.object({ value: z.string().nullish() }) }),
      }),
    }),
  }),
});

/** The deny modal was submitted. A missing reason stays in the modal; everything else is answered after the ack. */
export function registerDenyReason(app: App, deps: SlackDeps): void {
  app.view({ type: 'view_submission', callback_id: VIEW.deny }, async ({ ack, body, client }) => {
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      await ack({ response_action: 'errors', errors: { [REASON_BLOCK]: FAULT_TEXT } });
      return;
    }
    const { user, view } = parsed.data;
    const reason = reasonText.safeParse(view.state.values[REASON_BLOCK][REASON_ACTION].value ?? '');
    if (!reason.success) {
      const wrong = `Give a reason of 1 to ${DENY_REASON_MAX} characters: the requester reads it.`;
      await ack({ response_action: 'errors', errors: { [REASON_BLOCK]: wrong } });
      return;
    }
    await ack();
    const { request_id: requestId, from_home: isFromHome } = view.private_metadata;
    await deny(deps, requestId, user.id, reason.data);
    if (isFromHome) await refreshHome(deps, client, user.id);
  });
}

async function deny({ approval, tell, log }: SlackDeps, requestId: string, reviewer: string, reason: string) {
  try {
    const outcome = await decide(approval, requestId, { kind: 'deny', reviewer, reason });
    const answer = clickAnswer(outcome);
    const channel = 'request' in outcome ? outcome.request.channel : null;
    if (answer !== null) await tell(reviewer, channel, `Not denied. ${answer}`);
  } catch (error) {
    log.error({ err: error, requestId }, 'a denial failed');
    await tell(reviewer, null, FAULT_TEXT).catch((cause: unknown) => {
      log.warn({ err: cause, requestId }, 'a failed denial could not be answered');
    });
  }
}
