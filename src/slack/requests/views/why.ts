import type { KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import type { Evaluation } from '../../../policy/evaluate.ts';
import { printReasoning, type Reasoning } from '../../../policy/reasoning.ts';
import { codeBlock, context, section } from '../../kit/blocks/blocks.ts';
import { SHOWN_COMMAND_MAX, SHOWN_TEXT_MAX } from '../../kit/blocks/limits.ts';
import { shownCommand } from '../../kit/command/shown-command.ts';
import { cutEnd, inline, spellOutSentence } from '../../kit/text/text.ts';
import { requesterLine } from './requester-text.ts';

/** The same for a command that somebody typed; `command` is what it was read as, if that is another text. */
export function renderWhyCommand(
  command: string | null,
  environment: string,
  { verdict, reasoning }: Pick<Evaluation, 'verdict' | 'reasoning'>,
): { text: string; blocks: KnownBlock[] } {
  const title = `In ${environment} the verdict now would be *${verdict}*:`;
  return {
    text: `${title} ${inline(reasoning.text, SHOWN_TEXT_MAX)}`,
    blocks: [
      ...(command === null ? [] : [section('Taken for:'), codeBlock(shownCommand(command).text)]),
      section(title),
      codeBlock(treeOf(reasoning)),
    ],
  };
}

/** How the verdict came about, for the person who asks. */
export function renderWhy(request: Request): { text: string; blocks: KnownBlock[] } {
  const title = `Why the verdict on this request in ${request.environment} is *${request.verdict}*:`;
  return {
    text: `${title} ${inline(request.reasoning.text, SHOWN_TEXT_MAX)}`,
    blocks: [
      section(title),
      context(`Requester: ${requesterLine(request)}`),
      codeBlock(treeOf(request.reasoning)),
    ],
  };
}

const treeOf = (reasoning: Reasoning): string =>
  cutEnd(spellOutSentence(printReasoning(reasoning).join('\n')), SHOWN_COMMAND_MAX);
