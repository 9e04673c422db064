import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { BOOTSTRAP_UNBOUND, bindToken } from '../../tokens/bind-token.ts';
import { OwnerUnknown } from '../../tokens/ports.ts';
import { refuseBindings, tidyBindings } from '../../tokens/refuse-bindings.ts';
import type { StoredToken } from '../../tokens/stored-token.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION, VIEW } from '../kit/blocks/ids.ts';
import type { Steps } from '../kit/events/steps.ts';
import { onSubmission } from '../kit/events/submission.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { inline, inlineCode } from '../kit/text/text.ts';
import { type ReadBindings, readBindings, refusalSentence } from './read-bindings.ts';
import { listWith } from './token-list.ts';
import { bindForm, fitsForm } from './views/bind-form.ts';
import { REPAIRED_NOTE } from './views/binding-inputs.ts';
import { TOKEN_LIST_TITLE, type TokenListState } from './views/token-list.ts';

const listState = z.object({ words: z.string(), page: z.int().min(0) });
const formState = listState.extend({ token_id: z.string() });

const GONE = 'This token was revoked, has expired or no longer exists.';
const TOO_LONG = 'This token has too many repositories for this form. Use `expacti token bind` instead.';
/** What people are told if Slack cannot say who somebody is. */
export const OWNER_UNKNOWN_TEXT =
  'We could not look up the owner in Slack, so nothing was changed. Try again.';

/** `Bind…` in the list of tokens, and the form that it opens, after which the list comes back. */
export function registerTokenBind(app: App, deps: SlackDeps): void {
  onViewClick(app, deps, {
    actionId: ACTION.tokenBind,
    metadata: listState,
    access: { who: 'admin', title: TOKEN_LIST_TITLE },
    work: ({ metadata, value }) => formFor(deps, metadata, value),
  });
  onSubmission(app, deps, {
    callbackId: VIEW.tokenBind,
    metadata: formState,
    values: z.unknown(),
    access: 'admin',
    title: TOKEN_LIST_TITLE,
    check: ({ values }) => {
      const { bindings, at, errors } = readBindings(values);
      const wrong = refuseBindings(tidyBindings(bindings), { admin: false });
      return {
        ...Object.fromEntries(wrong.map((one) => [at[one.field], refusalSentence(one)])),
        ...errors,
      };
    },
    work: ({ user, values, metadata: { token_id: id, ...list } }, _client, steps) =>
      bind(deps, { user, id, list, read: readBindings(values) }, steps),
  });
}

async function formFor(deps: SlackDeps, list: TokenListState, id: string): Promise<ModalView> {
  const token = await liveToken(deps, id);
  if (token === null) return listWith(deps, list, GONE);
  if (!fitsForm(token)) return listWith(deps, list, TOO_LONG);
  return bindForm({ token, bindings: token, list, note: null, isRepaired: false });
}

interface Sent {
  user: string;
  id: string;
  list: TokenListState;
  read: ReadBindings;
}

async function bind(
  deps: SlackDeps,
  { user, id, list, read: { bindings, isRepaired } }: Sent,
  steps: Steps,
): Promise<ModalView | string> {
  const again = async (note: string): Promise<ModalView> => {
    const token = await liveToken(deps, id);
    return token === null
      ? listWith(deps, list, GONE)
      : bindForm({ token, bindings, list, note, isRepaired });
  };
  if (isRepaired) return again(REPAIRED_NOTE);
  const outcome = await steps
    .change(() => bindToken(deps.tokens, id, bindings, { kind: 'person', user }))
    .catch((error: unknown) => {
      if (error instanceof OwnerUnknown) return { kind: 'owner-unknown' as const };
      throw error;
    });
  switch (outcome.kind) {
    case 'bound': {
      const text = `${inlineCode(outcome.token.name, 500)} was updated. The change applies from its next request.`;
      steps.done(text);
      return listWith(deps, list, text);
    }
    case 'unchanged':
      return listWith(deps, list, `${inlineCode(outcome.token.name, 500)} was not changed.`);
    case 'refused':
      return again(outcome.refusals.map((one) => inline(refusalSentence(one), 500)).join(' '));
    case 'owner-unknown':
      return again(OWNER_UNKNOWN_TEXT);
    case 'bootstrap':
      return listWith(deps, list, BOOTSTRAP_UNBOUND);
    case 'ended':
    case 'not-found':
      return listWith(deps, list, GONE);
  }
}

async function liveToken({ tokens }: SlackDeps, id: string): Promise<StoredToken | null> {
  const live = await tokens.tokens.live(tokens.clock.now());
  return live.find((token) => token.id === id) ?? null;
}
