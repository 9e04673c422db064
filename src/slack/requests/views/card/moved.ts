import type { Request } from '../../../../approval/request.ts';
import { section } from '../../../kit/blocks/blocks.ts';
import { FALLBACK_COMMAND_MAX } from '../../../kit/blocks/limits.ts';
import { escapeMrkdwn, inlineCode } from '../../../kit/text/text.ts';
import type { Card } from './card.ts';

/** What stays in a channel when its request is asked for elsewhere: a pointer, without buttons. */
export function renderMoved(request: Request, messageUrl: string | null): Card {
  const why = request.late ? 'Outside working hours' : 'Working hours have begun';
  const where = messageUrl === null ? '' : `  <${escapeMrkdwn(messageUrl)}|open the card>`;
  const command = inlineCode(request.command, FALLBACK_COMMAND_MAX);
  const text = `${why}: handed over to <#${request.channel}>: ${command}`;
  return { text, blocks: [section(`${text}${where}`)] };
}
