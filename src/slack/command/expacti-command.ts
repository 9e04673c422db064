import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { SlackDeps } from '../deps.ts';
import { accessRefusal } from '../kit/events/access.ts';
import { type Answer, onCommand, type TypedCommand } from '../kit/events/command.ts';
import { openModal } from '../kit/events/open-modal.ts';
import type { ModalSubcommand, Typed } from './subcommand.ts';
import { findSubcommand, SUBCOMMANDS } from './subcommands.ts';
import { renderHelp } from './views/help.ts';

/** Every command of the app: a workspace may have named it otherwise, as for a second gate. */
const ANY_COMMAND = /^\//;

/** `/expacti …`: the one place that routes to a sub-command and checks who may use it. */
export function registerCommand(app: App, deps: SlackDeps): void {
  onCommand(app, deps, ANY_COMMAND, (command, client) => answerTo(deps, client, command));
}

async function answerTo(deps: SlackDeps, client: WebClient, command: TypedCommand): Promise<Answer | null> {
  const [, name = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(command.text) ?? [];
  const { user, triggerId } = command;
  const subcommand = findSubcommand(name);
  const typed = { deps, client, user, rest };
  if (subcommand?.opensModal === true) {
    await fillModal(subcommand, typed, triggerId);
    return null;
  }
  const refusal = await accessRefusal(deps, subcommand?.access ?? 'member', user);
  if (refusal !== null) return { text: refusal };
  if (subcommand !== undefined) return subcommand.run(typed);
  return renderHelp(SUBCOMMANDS, name === '' ? null : name);
}

async function fillModal(subcommand: ModalSubcommand, typed: Typed, triggerId: string): Promise<void> {
  const { deps, client, user, rest } = typed;
  const { access } = subcommand;
  const title = typeof subcommand.title === 'string' ? subcommand.title : subcommand.title(rest);
  await openModal(deps, client, { user, triggerId, title, access }, (steps) => subcommand.run(typed, steps));
}
