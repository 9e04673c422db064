import { FROM_SLACK } from '../../approval/submission/caller.ts';
import { check } from '../../approval/submission/check.ts';
import { unknownEnvironment } from '../../policy/environments/known-environments.ts';
import type { MessageSubcommand, Typed } from '../command/subcommand.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { inline } from '../kit/text/text.ts';
import { renderWhyCommand } from './views/why.ts';

export const whyCommand: MessageSubcommand = {
  name: 'why',
  usage: '[-e environment] command',
  help: 'test a command against the rules',
  access: 'member',
  opensModal: false,
  run: answerWhy,
};

/** The verdict on a command as if it was asked now. Nothing is stored or counted. */
async function answerWhy({ deps: { approval, rulebook }, user, rest }: Typed) {
  const [, environment = 'production', typed = ''] =
    /^(?:(?:-e|--environment)[ =](\S+)\s+)?([\s\S]*)$/.exec(rest) ?? [];
  const { text: command, isRepaired } = repairText(typed);
  if (command === '')
    return {
      text: 'Usage: `/expacti why [-e environment] <command>`; without an environment it is production.',
    };
  const unknown = unknownEnvironment(environment, rulebook.environments);
  if (unknown !== null) return { text: `${inline(unknown, 2_000)}.` };
  const context = { source: 'slack', actor: user };
  const asked = { command, environment, cwd: null, timeout: null, context, plan: null };
  const answer = await check(approval, { tokenId: `slack:${user}`, caller: FROM_SLACK, ...asked });
  return renderWhyCommand(isRepaired ? answer.command : null, environment, answer);
}
