import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { adminRefusal } from '../../approval/eligibility/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { noticeModal } from '../requests/views/deny-modal.ts';
import { TOKEN_FORM_TITLE, tokenForm } from './views/token-form.ts';
import { TOKEN_LIST_TITLE, tokenList } from './views/token-list.ts';

const USAGE =
  'Say `/expacti token create [name]`, `/expacti token list`, `/expacti token bind [name]` or `/expacti token revoke [name]`.';

/** `/expacti token …`, for admins: a modal answers in every case, which nobody else sees. */
export async function openTokens(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId, rest }: { user: string; triggerId: string; rest: string },
): Promise<void> {
  const [, what = '', words = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(rest) ?? [];
  const title = what === 'create' ? TOKEN_FORM_TITLE : TOKEN_LIST_TITLE;
  await openModal(deps, client, { user, triggerId, title }, async () => {
    const refusal = await adminRefusal(deps.approval, user);
    return refusal === null ? viewFor(deps, what, words) : refusalText(refusal);
  });
}

async function viewFor({ tokens, rulebook }: SlackDeps, what: string, words: string): Promise<ModalView> {
  if (what === 'create')
    return tokenForm({
      tokenId: tokens.newId(),
      draft: {
        name: repairText(words).text,
        environments: [],
        repositories: [],
        owner: null,
        expiresOn: null,
      },
      environments: rulebook.environments,
      note: null,
      isRepaired: false,
    });
  if (!['', 'list', 'bind', 'revoke'].includes(what)) return noticeModal(TOKEN_LIST_TITLE, USAGE);
  const live = await tokens.tokens.live(tokens.clock.now());
  return tokenList(live, { words: repairText(words).text, page: 0 }, null);
}
