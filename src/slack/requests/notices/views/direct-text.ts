import type { Request } from '../../../../approval/request.ts';
import { escapeMrkdwn } from '../../../kit/text/text.ts';
import { renderCard } from '../../views/card/card.ts';

/** A request in one line of mrkdwn with a link to its card, for somebody who does not see the card beside it. */
export function directText(request: Request): string {
  const { text } = renderCard(request, { channel: request.channel, people: [] });
  return request.messageUrl === null ? text : `${text}  <${escapeMrkdwn(request.messageUrl)}|open the card>`;
}
