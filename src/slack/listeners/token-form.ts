import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import { createToken, LIVE_MAX } from '../../tokens/create-token.ts';
import { revokeToken } from '../../tokens/revoke-token.ts';
import type { StoredToken, TokenDraft } from '../../tokens/stored-token.ts';
import type { SlackDeps } from '../deps.ts';
import { readTokenForm } from '../read-token-form.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { inlineCode } from '../views/text.ts';
import { TOKEN_FIELD, TOKEN_FORM_TITLE, tokenForm } from '../views/token-form.ts';
import { tokenShown } from '../views/token-shown.ts';
import { metadataOf } from './metadata.ts';

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: metadataOf(z.object({ token_id: z.uuid() })),
    state: z.object({ values: z.unknown() }),
  }),
});

interface Submitted {
  user: string;
  viewId: string;
  tokenId: string;
  draft: TokenDraft;
  /** The last day, as it was chosen. */
  expiresOn: string | null;
}

/** The form was submitted. What is wrong stays on its field; else the token takes the form's place. */
export function registerTokenForm(app: App, deps: SlackDeps): void {
  app.view({ type: 'view_submission', callback_id: VIEW.tokenForm }, async ({ ack, body, client }) => {
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      await ack({ response_action: 'errors', errors: { [TOKEN_FIELD.name]: FAULT_TEXT } });
      return;
    }
    const { user, view } = parsed.data;
    const { rulebook, tokens } = deps;
    const reading = readTokenForm(view.state.values, rulebook.environments, tokens.clock.now());
    if (reading.kind === 'errors') {
      await ack({ response_action: 'errors', errors: reading.errors });
      return;
    }
    await ack({ response_action: 'update', view: loadingModal(TOKEN_FORM_TITLE) });
    const { draft, expiresOn } = reading;
    const tokenId = view.private_metadata.token_id;
    await makeToken(deps, client, { user: user.id, viewId: view.id, tokenId, draft, expiresOn });
  });
}

async function makeToken(deps: SlackDeps, client: WebClient, submitted: Submitted): Promise<void> {
  const { user, viewId, tokenId, draft } = submitted;
  const show = (view: ModalView) => client.views.update({ view_id: viewId, view });
  try {
    const refusal = await adminRefusal(deps.approval, user);
    if (refusal !== null) {
      await show(noticeModal('Not done', refusalText(refusal)));
      return;
    }
    const outcome = await createToken(deps.tokens, draft, user, tokenId);
    switch (outcome.kind) {
      case 'created':
        await showOnce(deps, user, outcome.token, () => show(tokenShown(outcome.token, outcome.secret)));
        return;
      case 'made-before':
        // The same form was sent twice. The view shows the token, or is about to: nothing may take its place.
        return;
      case 'name-taken':
        await show(
          formAgain(deps, submitted, `A live token is called ${inlineCode(draft.name, 500)} already.`),
        );
        return;
      case 'too-many':
        await show(formAgain(deps, submitted, `There are ${LIVE_MAX} live tokens. Revoke some first.`));
        return;
      case 'refused':
        await show(formAgain(deps, submitted, 'It cannot be made any more. Look at its last day.'));
        return;
    }
  } catch (error) {
    deps.log.error({ err: error, tokenId }, 'a token could not be made');
    await show(noticeModal('Not done', FAULT_TEXT)).catch((cause: unknown) => {
      deps.log.warn({ err: cause }, 'a failed form could not be answered');
    });
  }
}

/** The form with what stood in it, for a token with another id. */
function formAgain(
  { tokens, rulebook }: SlackDeps,
  { draft, expiresOn }: Submitted,
  note: string,
): ModalView {
  return tokenForm({
    tokenId: tokens.newId(),
    draft: { ...draft, expiresOn },
    environments: rulebook.environments,
    note,
  });
}

/** A token that could not be shown is of no use to anybody: it is revoked, and the person told. */
async function showOnce(
  { tokens, tell, log }: SlackDeps,
  user: string,
  { id, name }: StoredToken,
  show: () => Promise<unknown>,
): Promise<void> {
  try {
    await show();
  } catch (error) {
    log.warn({ err: error, tokenId: id }, 'a token could not be shown and is revoked');
    await revokeToken(tokens, id, 'gate');
    await tell(
      user,
      null,
      `The token ${inlineCode(name, 500)} could not be shown, so it was revoked. Make it again.`,
    );
  }
}
