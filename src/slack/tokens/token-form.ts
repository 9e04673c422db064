import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { createToken, LIVE_MAX } from '../../tokens/create-token.ts';
import { OwnerUnknown } from '../../tokens/ports.ts';
import type { DraftRefusal } from '../../tokens/refuse-draft.ts';
import { revokeToken } from '../../tokens/revoke-token.ts';
import type { StoredToken, TokenDraft } from '../../tokens/stored-token.ts';
import type { SlackDeps } from '../deps.ts';
import { VIEW } from '../kit/blocks/ids.ts';
import type { Steps } from '../kit/events/steps.ts';
import { onSubmission } from '../kit/events/submission.ts';
import { inline, inlineCode } from '../kit/text/text.ts';
import { refusalSentence } from './read-bindings.ts';
import { readTokenForm } from './read-token-form.ts';
import { OWNER_UNKNOWN_TEXT } from './token-bind.ts';
import { REPAIRED_NOTE } from './views/binding-inputs.ts';
import { TOKEN_FORM_TITLE, tokenForm } from './views/token-form.ts';
import { tokenShown } from './views/token-shown.ts';

interface Written {
  user: string;
  viewId: string;
  tokenId: string;
  draft: TokenDraft;
  /** The last day, as it was chosen. */
  expiresOn: string | null;
  /** Whether the repositories are another text than the one that was typed. */
  isRepaired: boolean;
}

/** The form was submitted. What is wrong stays on its field; else the token takes the form's place. */
export function registerTokenForm(app: App, deps: SlackDeps): void {
  const read = (values: unknown) =>
    readTokenForm(values, deps.rulebook.environments, deps.tokens.clock.now());
  onSubmission(app, deps, {
    callbackId: VIEW.tokenForm,
    metadata: z.object({ token_id: z.uuid() }),
    values: z.unknown(),
    access: 'admin',
    title: TOKEN_FORM_TITLE,
    check: ({ values }) => {
      const reading = read(values);
      return reading.kind === 'errors' ? reading.errors : {};
    },
    work: async ({ user, viewId, values, metadata: { token_id: tokenId } }, client, steps) => {
      const reading = read(values);
      if (reading.kind === 'errors') return Object.values(reading.errors).join(' ');
      const { draft, expiresOn, isRepaired } = reading;
      return makeToken(deps, client, { user, viewId, tokenId, draft, expiresOn, isRepaired }, steps);
    },
  });
}

async function makeToken(
  deps: SlackDeps,
  client: WebClient,
  written: Written,
  steps: Steps,
): Promise<ModalView | string | null> {
  const { user, viewId, tokenId, draft } = written;
  if (written.isRepaired) return formAgain(deps, written, REPAIRED_NOTE);
  const outcome = await steps
    .change(() => createToken(deps.tokens, draft, { kind: 'person', user }, tokenId))
    .catch((error: unknown) => {
      if (error instanceof OwnerUnknown) return { kind: 'owner-unknown' as const };
      throw error;
    });
  switch (outcome.kind) {
    case 'created': {
      const { token, secret } = outcome;
      steps.done(
        `The token ${inlineCode(token.name, 500)} was created, but it could not be shown. Revoke it with \`/expacti token list\` and create another one.`,
      );
      const show = () => client.views.update({ view_id: viewId, view: tokenShown(token, secret) });
      await showOnce(deps, user, token, show);
      return null;
    }
    case 'made-before':
      // The same form was sent twice. The view shows the token, or is about to: nothing may take its place.
      return null;
    case 'name-taken':
      return formAgain(
        deps,
        written,
        `There is already a token named ${inlineCode(draft.name, 500)}. Choose another name.`,
      );
    case 'too-many':
      return formAgain(
        deps,
        written,
        `There are already ${LIVE_MAX} tokens, which is the limit. Revoke one first.`,
      );
    case 'refused':
      return formAgain(deps, written, refusedText(outcome.refusals));
    case 'owner-unknown':
      return formAgain(deps, written, OWNER_UNKNOWN_TEXT);
  }
}

const refusedText = (refusals: readonly DraftRefusal[]): string =>
  refusals.map((one) => inline(refusalSentence(one), 500)).join(' ');

/** The form with what stood in it, for a token with another id. */
function formAgain(
  { tokens, rulebook }: SlackDeps,
  { draft, expiresOn, isRepaired }: Written,
  note: string,
): ModalView {
  return tokenForm({
    tokenId: tokens.newId(),
    draft: { ...draft, expiresOn },
    environments: rulebook.environments,
    note,
    isRepaired,
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
    log.warn({ err: error, tokenId: id }, 'a token could not be shown, so it is revoked');
    await revokeToken(tokens, id, { kind: 'gate' });
    await tell(
      user,
      null,
      `The token ${inlineCode(name, 500)} could not be shown, so it was revoked. Create it again.`,
    );
  }
}
