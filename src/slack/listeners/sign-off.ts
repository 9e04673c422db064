import type { App } from '@slack/bolt';
import { z } from 'zod';
import { NOTE_MAX } from '../../approval/glass.ts';
import { type SignOffOutcome, signOff, signOffRefusal } from '../../approval/sign-off.ts';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { ACTION, REASON_ACTION, REASON_BLOCK, VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { SIGN_OFF_TITLE, signOffModal } from '../views/sign-off-modal.ts';
import { onClick } from './click.ts';
import { metadataOf } from './metadata.ts';

/** Null bytes cannot be kept, and mean nothing in a note. */
const note = z
  .string()
  .transform((text) => text.replaceAll('\0', '').toWellFormed().trim())
  .pipe(z.string().min(1).max(NOTE_MAX));

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: metadataOf(z.object({ glass_id: z.uuid() })),
    state: z.object({
      values: z.object({
        [REASON_BLOCK]: z.object({ [REASON_ACTION]: z.object({ value: z.string().nullish() }) }),
      }),
    }),
  }),
});

/** `Sign off…` under a review of broken glass. Whoever presses, and whoever sends the note, is looked up then. */
export function registerSignOff(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTION.signOff, async ({ value: id, user, triggerId, message }, client) => {
    const opened = await client.views.open({ trigger_id: triggerId, view: loadingModal(SIGN_OFF_TITLE) });
    if (message !== null) await deps.glassNotices.adopt(id, message);
    const refusal = await signOffRefusal(deps.approval, id, user);
    const glass = refusal === null ? await deps.approval.glass.find(id) : null;
    const view =
      glass === null
        ? noticeModal(SIGN_OFF_TITLE, answerTo(refusal ?? { kind: 'not-found' }))
        : signOffModal(glass);
    await client.views.update({ view_id: opened.view?.id ?? '', view });
    return null;
  });

  app.view({ type: 'view_submission', callback_id: VIEW.signOff }, async ({ ack, body }) => {
    const parsed = submission.safeParse(body);
    const written = note.safeParse(parsed.data?.view.state.values[REASON_BLOCK][REASON_ACTION].value ?? '');
    if (!parsed.success || !written.success) {
      const wrong = parsed.success ? `Say in 1 to ${NOTE_MAX} characters what you found.` : FAULT_TEXT;
      await ack({ response_action: 'errors', errors: { [REASON_BLOCK]: wrong } });
      return;
    }
    await ack();
    const { user, view } = parsed.data;
    const id = view.private_metadata.glass_id;
    const answer = await signOff(deps.approval, id, user.id, written.data).then(
      (outcome) => (outcome.kind === 'signed-off' ? null : `Not signed off. ${answerTo(outcome)}`),
      (error: unknown) => {
        deps.log.error({ err: error }, 'a sign-off failed');
        return FAULT_TEXT;
      },
    );
    if (answer !== null) await deps.tell(user.id, null, answer);
  });
}

function answerTo(outcome: Exclude<SignOffOutcome, { kind: 'signed-off' }>): string {
  switch (outcome.kind) {
    case 'signed-off-before':
      return `<@${outcome.glass.signedOff?.by ?? ''}> has signed it off.`;
    case 'own-glass':
      return 'You broke this glass: somebody else has to look at it.';
    case 'refused':
      return refusalText(outcome.refusal);
    case 'not-found':
      return 'This is not known here.';
  }
}
