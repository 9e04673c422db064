import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { viewerRefusal } from '../../approval/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { renderHelp, SUBCOMMANDS, type Subcommand } from '../views/help.ts';
import { PENDING_SHOWN_MAX, renderPending } from '../views/pending.ts';

export const COMMAND = '/expacti';

interface Answer {
  text: string;
  blocks?: KnownBlock[];
}

type Handler = (deps: SlackDeps) => Promise<Answer>;

const handlers: Readonly<Record<Subcommand, Handler>> = {
  help: async () => renderHelp(null),
  pending: async ({ approval }) => renderPending(await approval.store.pending(PENDING_SHOWN_MAX + 1)),
};

/** `/expacti …`: acknowledged at once, then answered in private in every case. */
export function registerCommand(app: App, deps: SlackDeps): void {
  app.command(COMMAND, async ({ ack, command, respond }) => {
    await ack();
    const answer = await answerTo(deps, command.user_id, command.text).catch((error: unknown) => {
      deps.log.error({ err: error }, 'a slash command failed');
      return { text: FAULT_TEXT };
    });
    await respond({ response_type: 'ephemeral', ...answer });
  });
}

async function answerTo(deps: SlackDeps, user: string, text: string): Promise<Answer> {
  const refusal = await viewerRefusal(deps.approval.directory, user);
  if (refusal !== null) return { text: refusalText(refusal) };
  const word = text.trim().split(/\s+/)[0] ?? '';
  if (word === '') return renderHelp(null);
  return isSubcommand(word) ? handlers[word](deps) : renderHelp(word);
}

function isSubcommand(word: string): word is Subcommand {
  return Object.hasOwn(SUBCOMMANDS, word);
}
