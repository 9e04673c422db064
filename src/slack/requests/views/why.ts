import type { KnownBlock, ModalView } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import type { Evaluation } from '../../../policy/evaluate.ts';
import { printReasoning, type Reasoning } from '../../../policy/reasoning.ts';
import { codeBlock, context, plain, section } from '../../kit/blocks/blocks.ts';
import { SHOWN_COMMAND_MAX, SHOWN_TEXT_MAX } from '../../kit/blocks/limits.ts';
import { shownCommand } from '../../kit/command/shown-command.ts';
import { cutEnd, inline, spellOutSentence } from '../../kit/text/text.ts';
import { requesterLine } from './card/requester-text.ts';

export const WHY_TITLE = 'Why?';

/** Why a command that somebody typed would get its verdict; `command` is what it was read as, if that is another text. */
export function renderWhyCommand(
  command: string | null,
  environment: string,
  { verdict, reasoning }: Pick<Evaluation, 'verdict' | 'reasoning'>,
): { text: string; blocks: KnownBlock[] } {
  const title = `In ${environment} the verdict now would be *${verdict}*:`;
  return {
    text: `${title} ${inline(reasoning.text, SHOWN_TEXT_MAX)}`,
    blocks: [
      ...(command === null ? [] : [section('Interpreted as:'), codeBlock(shownCommand(command).text)]),
      section(title),
      codeBlock(treeOf(reasoning)),
    ],
  };
}

/** How the verdict on a request came about. */
export function whyModal(request: Request): ModalView {
  const title = `The verdict in ${request.environment} was *${request.verdict}*:`;
  return {
    type: 'modal',
    title: plain(WHY_TITLE),
    close: plain('Close'),
    blocks: [
      section(title),
      codeBlock(treeOf(request.reasoning)),
      context(`Requester: ${requesterLine(request)}`),
    ],
  };
}

const treeOf = (reasoning: Reasoning): string =>
  cutEnd(spellOutSentence(printReasoning(reasoning).join('\n')), SHOWN_COMMAND_MAX);
