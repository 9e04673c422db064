import { makeDigest } from '../../digest/gather.ts';
import type { MessageSubcommand } from '../command/subcommand.ts';
import { renderDigest } from './views/digest-message.ts';

/** The digest of this moment, for the person who asks. Over a large rule book it takes longer than people wait. */
export const digestCommand: MessageSubcommand = {
  name: 'digest',
  usage: null,
  help: 'rules that you can safely remove, with proof (private)',
  access: 'member',
  opensModal: false,
  run: async ({ deps: { digest } }) => ({
    text: 'Checking the rule book against the requests of the last month. The digest will appear here.',
    next: async () => {
      const made = await makeDigest(digest);
      return renderDigest(made.id, made.digest, 'private');
    },
  }),
};
