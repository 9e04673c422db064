import { refusesCards } from '../../api/errors/explain-error.ts';

/** Why Slack will take no card in this channel however often it is tried, with the fix; null if another try may work. */
export function cardRefusal(error: unknown): string | null {
  const says = refusesCards(error);
  return says === null
    ? null
    : `The card cannot be posted: Slack says ${says.word}. ${says.fix ?? ''}`.trim();
}
