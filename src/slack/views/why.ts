import type { KnownBlock } from '@slack/types';
import type { Request } from '../../approval/request.ts';
import { printReasoning } from '../../policy/reasoning.ts';
import { codeBlock, section } from './blocks.ts';
import { SHOWN_COMMAND_MAX, SHOWN_TEXT_MAX } from './limits.ts';
import { cutEnd, inline, spellOut } from './text.ts';

/** How the verdict came about, for the one who asks. */
export function renderWhy(request: Request): { text: string; blocks: KnownBlock[] } {
  const tree = cutEnd(spellOut(printReasoning(request.reasoning).join('\n')), SHOWN_COMMAND_MAX);
  const title = `Why the verdict on this request in ${request.environment} is *${request.verdict}*:`;
  return {
    text: `${title} ${inline(request.reasoning.text, SHOWN_TEXT_MAX)}`,
    blocks: [section(title), codeBlock(tree)],
  };
}
