import type { Asked } from '../../../../approval/request.ts';
import { inline, mention } from '../../../kit/text/text.ts';

/** People who are mentioned or named on a card; more are counted. */
export const ASKED_MAX = 20;
/** Characters of one name. */
const NAME_MAX = 40;

/**
 * Who is asked, as escaped mrkdwn: `<@U0ANA> <!subteam^S0ONCALL> and 12 more`, or their names if the card mentions nobody.
 * It depends on nothing else, so an update never changes whom a card mentions.
 */
export function askedText({ people, mentioned = [] }: Pick<Asked, 'people' | 'mentioned'>): string {
  if (mentioned.length > 0) return listed(mentioned.map(mention), ' ');
  return listed(
    people.map((name) => inline(name, NAME_MAX)),
    ', ',
  );
}

function listed(items: readonly string[], separator: string): string {
  const shown = items.slice(0, ASKED_MAX).join(separator);
  return items.length > ASKED_MAX ? `${shown} and ${items.length - ASKED_MAX} more` : shown;
}
