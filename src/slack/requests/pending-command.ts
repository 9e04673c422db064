import type { MessageSubcommand } from '../command/subcommand.ts';
import { PENDING_SHOWN_MAX, renderPending } from './views/pending.ts';

export const pendingCommand: MessageSubcommand = {
  name: 'pending',
  usage: null,
  help: 'the requests that wait for a decision now',
  access: 'member',
  opensModal: false,
  run: async ({ deps }) => renderPending(await deps.approval.store.pending(PENDING_SHOWN_MAX + 1)),
};
