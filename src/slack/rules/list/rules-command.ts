import type { ModalSubcommand } from '../../command/subcommand.ts';
import { listView, RULES_TITLE } from './rules-list.ts';

export const rulesCommand: ModalSubcommand = {
  name: 'rules',
  usage: '[words]',
  help: 'search, edit, retire and restore rules',
  access: 'member',
  opensModal: true,
  title: RULES_TITLE,
  run: ({ deps, rest }) => listView(deps, { words: rest.trim(), page: 0, retired: false }, null),
};
