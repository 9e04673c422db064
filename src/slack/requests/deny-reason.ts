import type { App } from '@slack/bolt';
import { z } from 'zod';
import { decide } from '../../approval/decision/decide.ts';
import type { SlackDeps } from '../deps.ts';
import { refreshHome } from '../home/show-home.ts';
import { REASON_ACTION, REASON_BLOCK, VIEW } from '../kit/blocks/ids.ts';
import { aboutRequest } from '../kit/events/metadata.ts';
import { type FieldErrors, onSubmission } from '../kit/events/submission.ts';
import { clickAnswer } from './views/click-answer.ts';
import { DENY_REASON_MAX } from './views/deny-modal.ts';

/** Null bytes cannot be kept, and mean nothing in a reason. */
const reasonText = z
  .string()
  .transform((text) => text.replaceAll('\0', '').toWellFormed().trim())
  .pipe(z.string().min(1).max(DENY_REASON_MAX));

const values = z.object({
  [REASON_BLOCK]: z.object({ [REASON_ACTION]: z.object({ value: z.string().nullish() }) }),
});

/** The deny modal was submitted. A missing reason stays in the modal; everything else is answered after the ack. */
export function registerDenyReason(app: App, deps: SlackDeps): void {
  const reasonOf = (entered: z.infer<typeof values>) =>
    reasonText.safeParse(entered[REASON_BLOCK][REASON_ACTION].value ?? '');
  onSubmission(app, deps, {
    callbackId: VIEW.deny,
    metadata: aboutRequest,
    values,
    title: null,
    check: ({ values: entered }): FieldErrors =>
      reasonOf(entered).success
        ? {}
        : { [REASON_BLOCK]: `Give a reason of 1 to ${DENY_REASON_MAX} characters: the requester reads it.` },
    work: async ({ user, metadata, values: entered }, client) => {
      const { request_id: requestId, from_home: isFromHome } = metadata;
      const reason = reasonOf(entered).data ?? '';
      try {
        const outcome = await decide(deps.approval, requestId, { kind: 'deny', reviewer: user, reason });
        const answer = clickAnswer(outcome);
        return answer === null ? null : `Not denied. ${answer}`;
      } finally {
        if (isFromHome) await refreshHome(deps, client, user);
      }
    },
  });
}
