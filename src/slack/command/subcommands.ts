import { breakGlassCommand } from '../break-glass/break-glass.ts';
import { digestCommand } from '../digest/digest-command.ts';
import { linkCommand, unlinkCommand } from '../people/link-command.ts';
import { onCallCommand } from '../requests/on-call-command.ts';
import { pendingCommand } from '../requests/pending-command.ts';
import { whyCommand } from '../requests/why-command.ts';
import { allowCommand, denyCommand } from '../rules/form/rule-command.ts';
import { policyCommand } from '../rules/list/policy-command.ts';
import { rulesCommand } from '../rules/list/rules-command.ts';
import { runbookCommand } from '../runbook/runbook.ts';
import { statsCommand } from '../stats/stats-command.ts';
import { tokenCommand } from '../tokens/token-command.ts';
import type { MessageSubcommand, Subcommand } from './subcommand.ts';
import { renderHelp } from './views/help.ts';

const helpCommand: MessageSubcommand = {
  name: 'help',
  usage: null,
  help: 'show this list',
  access: 'member',
  opensModal: false,
  run: async () => renderHelp(SUBCOMMANDS, null),
};

/** Every sub-command of `/expacti`, in the order of help. Routing, help and the manifest's usage hint derive from it. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  helpCommand,
  pendingCommand,
  rulesCommand,
  whyCommand,
  runbookCommand,
  statsCommand,
  digestCommand,
  policyCommand,
  onCallCommand,
  linkCommand,
  unlinkCommand,
  allowCommand,
  denyCommand,
  breakGlassCommand,
  tokenCommand,
];

/** The sub-command of that name, in any case; undefined if there is none. */
export function findSubcommand(typed: string): Subcommand | undefined {
  const name = typed.toLowerCase();
  return SUBCOMMANDS.find((one) => one.name === name);
}

/** What Slack shows beside `/expacti` while somebody types it: `usage_hint` in manifest.yml. */
export const usageHint = (): string => SUBCOMMANDS.map(({ name }) => name).join(' | ');
