import type { App } from '@slack/bolt';
import { z } from 'zod';
import { NOTE_MAX } from '../../approval/break-glass/broken-glass.ts';
import { type SignOffOutcome, signOff, signOffRefusal } from '../../approval/break-glass/sign-off.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { ACTION, REASON_ACTION, REASON_BLOCK, VIEW } from '../kit/blocks/ids.ts';
import { onClick } from '../kit/events/click.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { type FieldErrors, onSubmission } from '../kit/events/submission.ts';
import { SIGN_OFF_TITLE, signOffModal } from './views/review-sign-off-modal.ts';

/** Null bytes cannot be kept, and mean nothing in a note. */
const note = z
  .string()
  .transform((text) => text.replaceAll('\0', '').toWellFormed().trim())
  .pipe(z.string().min(1).max(NOTE_MAX));

const values = z.object({
  [REASON_BLOCK]: z.object({ [REASON_ACTION]: z.object({ value: z.string().nullish() }) }),
});

const noteOf = (entered: z.infer<typeof values>) =>
  note.safeParse(entered[REASON_BLOCK][REASON_ACTION].value ?? '');

/** `Sign off…` under a break-glass review. Each press and each sent note checks the person. */
export function registerReviewSignOff(app: App, deps: SlackDeps): void {
  onClick(app, deps, {
    actionId: ACTION.signOff,
    work: async ({ value: id, user, triggerId, message }, client) => {
      await openModal(deps, client, { user, triggerId, title: SIGN_OFF_TITLE }, async () => {
        if (message !== null) await deps.breakGlassNotices.adopt(id, message);
        const refusal = await signOffRefusal(deps.approval, id, user);
        if (refusal !== null) return answerTo(refusal);
        const glass = await deps.approval.glass.find(id);
        return glass === null ? answerTo({ kind: 'not-found' }) : signOffModal(glass);
      });
      return null;
    },
  });

  onSubmission(app, deps, {
    callbackId: VIEW.signOff,
    metadata: z.object({ glass_id: z.uuid() }),
    values,
    title: null,
    check: ({ values: entered }): FieldErrors =>
      noteOf(entered).success
        ? {}
        : { [REASON_BLOCK]: `Describe what you found in 1 to ${NOTE_MAX} characters.` },
    work: async ({ user, metadata: { glass_id: id }, values: entered }, _client, steps) => {
      const found = noteOf(entered).data ?? '';
      const outcome = await steps.change(() => signOff(deps.approval, id, user, found));
      return outcome.kind === 'signed-off' ? null : `Not signed off. ${answerTo(outcome)}`;
    },
  });
}

function answerTo(outcome: Exclude<SignOffOutcome, { kind: 'signed-off' }>): string {
  switch (outcome.kind) {
    case 'signed-off-before':
      return `<@${outcome.glass.signedOff?.by ?? ''}> already signed it off.`;
    case 'own-glass':
      return 'You broke glass here, so someone else must review it.';
    case 'refused':
      return refusalText(outcome.refusal);
    case 'not-found':
      return 'This review no longer exists, or belongs to another gate.';
  }
}
