import type { App } from '@slack/bolt';
import { z } from 'zod';
import { adminRefusal } from '../../approval/eligibility/permission.ts';
import { BOOTSTRAP_STAYS, type RevokeOutcome, revokeToken } from '../../tokens/revoke-token.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { inlineCode } from '../kit/text/text.ts';
import { noticeModal } from '../requests/views/deny-modal.ts';
import { TOKEN_LIST_TITLE, type TokenListState, tokenList } from './views/token-list.ts';

const state = z.object({ words: z.string(), page: z.int().min(0) });

/** Presses in the list of tokens. Who is no admin (any more) sees no token of it. */
export function registerTokenList(app: App, deps: SlackDeps): void {
  const pages = new RegExp(`^${ACTION.tokensPage}:`);
  onViewClick(app, deps, pages, state, async ({ user, viewId, metadata, value }, client) => {
    const { page } = metadata;
    const next = { ...metadata, page: Math.max(0, page + (value === 'next' ? 1 : -1)) };
    await client.views.update({
      view_id: viewId,
      view: await listFor(deps, user, next, () => Promise.resolve(null)),
    });
  });
  onViewClick(
    app,
    deps,
    ACTION.tokenRevoke,
    state,
    async ({ user, viewId, metadata, value }, client, steps) => {
      const revoke = async (): Promise<string> => {
        const outcome = await steps.change(() => revokeToken(deps.tokens, value, { kind: 'person', user }));
        const text = revokedText(outcome);
        if (outcome.kind === 'revoked') steps.done(text);
        return text;
      };
      await client.views.update({ view_id: viewId, view: await listFor(deps, user, metadata, revoke) });
    },
  );
}

/** The list after `work` was done, whose answer stands above it; for who may not, a refusal and no work. */
async function listFor(
  { approval, tokens }: SlackDeps,
  user: string,
  list: TokenListState,
  work: () => Promise<string | null>,
) {
  const refusal = await adminRefusal(approval, user);
  if (refusal !== null) return noticeModal(TOKEN_LIST_TITLE, refusalText(refusal));
  const note = await work();
  return tokenList(await tokens.tokens.live(tokens.clock.now()), list, note);
}

function revokedText(outcome: RevokeOutcome): string {
  switch (outcome.kind) {
    case 'revoked':
      return `${inlineCode(outcome.token.name, 500)} is revoked. Its callers are refused from now on.`;
    case 'revoked-before':
      return `${inlineCode(outcome.token.name, 500)} was already revoked.`;
    case 'bootstrap':
      return BOOTSTRAP_STAYS;
    case 'not-found':
      return 'This token no longer exists.';
  }
}
