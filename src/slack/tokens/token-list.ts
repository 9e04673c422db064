import type { App } from '@slack/bolt';
import { z } from 'zod';
import { BOOTSTRAP_STAYS, type RevokeOutcome, revokeToken } from '../../tokens/revoke-token.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { navigationButtons } from '../kit/blocks/navigation.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { inlineCode } from '../kit/text/text.ts';
import { TOKEN_LIST_TITLE, type TokenListState, tokenList } from './views/token-list.ts';

const state = z.object({ words: z.string(), page: z.int().min(0) });

/** Presses in the list of tokens. Anybody who is not an admin, or no longer, sees no token. */
export function registerTokenList(app: App, deps: SlackDeps): void {
  const access = { who: 'admin', title: TOKEN_LIST_TITLE } as const;
  onViewClick(app, deps, {
    actionId: navigationButtons(ACTION.tokensPage),
    metadata: state,
    access,
    work: ({ metadata, value }) => {
      const page = Math.max(0, metadata.page + (value === 'next' ? 1 : -1));
      return listWith(deps, { ...metadata, page }, null);
    },
  });
  onViewClick(app, deps, {
    actionId: ACTION.tokenRevoke,
    metadata: state,
    access,
    work: async ({ user, metadata, value }, _client, steps) => {
      const outcome = await steps.change(() => revokeToken(deps.tokens, value, { kind: 'person', user }));
      const text = revokedText(outcome);
      if (outcome.kind === 'revoked') steps.done(text);
      return listWith(deps, metadata, text);
    },
  });
}

/** The list as it is now. @param note what came of a press, as escaped mrkdwn. */
export async function listWith({ tokens }: SlackDeps, list: TokenListState, note: string | null) {
  return tokenList(await tokens.tokens.live(tokens.clock.now()), list, note);
}

function revokedText(outcome: RevokeOutcome): string {
  switch (outcome.kind) {
    case 'revoked':
      return `${inlineCode(outcome.token.name, 500)} was revoked. Callers can no longer use it.`;
    case 'revoked-before':
      return `${inlineCode(outcome.token.name, 500)} was already revoked.`;
    case 'bootstrap':
      return BOOTSTRAP_STAYS;
    case 'not-found':
      return 'This token no longer exists.';
  }
}
