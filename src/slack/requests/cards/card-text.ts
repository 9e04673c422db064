import type { Request } from '../../../approval/request.ts';
import { shownOf, type WholeText } from '../../kit/command/command-blocks.ts';
import type { PostedCard } from '../../ports.ts';

/** What is known of the whole text when a card is new. */
export function newText(request: Request): Pick<PostedCard, 'attached' | 'partsPosted' | 'textTrouble'> {
  return { attached: !shownOf(request).cut, partsPosted: 0, textTrouble: null };
}

/** The same as the card shows it. */
export function wholeOf({ attached, textTrouble }: Pick<PostedCard, 'attached' | 'textTrouble'>): WholeText {
  return { isPosted: attached, trouble: textTrouble };
}
