import type { ModalView } from '@slack/types';
import type { ModalSubcommand, Typed } from '../command/subcommand.ts';
import { noticeModal } from '../kit/blocks/notice-modal.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { listWith } from './token-list.ts';
import { TOKEN_FORM_TITLE, tokenForm } from './views/token-form.ts';
import { TOKEN_LIST_TITLE } from './views/token-list.ts';

const USAGE =
  'Use `/expacti token create [name]`, `/expacti token list`, `/expacti token bind [name]` or `/expacti token revoke [name]`.';

export const tokenCommand: ModalSubcommand = {
  name: 'token',
  usage: 'create | list | bind | revoke',
  help: 'create, list, bind and revoke API tokens',
  access: 'admin',
  opensModal: true,
  title: (rest) => (actionIn(rest).action === 'create' ? TOKEN_FORM_TITLE : TOKEN_LIST_TITLE),
  run: viewFor,
};

/** The first word behind `token`, and what follows it. */
function actionIn(rest: string): { action: string; words: string } {
  const [, action = '', words = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(rest) ?? [];
  return { action, words };
}

async function viewFor({ deps, rest }: Typed): Promise<ModalView> {
  const { tokens, rulebook } = deps;
  const { action, words } = actionIn(rest);
  if (action === 'create')
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
  if (!['', 'list', 'bind', 'revoke'].includes(action)) return noticeModal(TOKEN_LIST_TITLE, USAGE);
  return listWith(deps, { words: repairText(words).text, page: 0 }, null);
}
