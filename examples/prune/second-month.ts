import { DAYS } from '../month/calendar.ts';
import type { Item } from '../month/item.ts';
import { month } from '../month/month.ts';

/** Another month's chance: other commits, versions, numbers and days of deploys. */
const SEED = 20_260_605;
/** Five weeks, so that weekdays stay what they are. */
const LATER_MS = 35 * 86_400_000;

/** What is asked of both books, with where it comes from. */
export interface Asked {
  what: 'second month' | 'first month again';
  item: Item;
}

/**
 * A second month's requests, and among them each command of the first month once more, five weeks later: with their old
 * tags they are what the pruned rules knew word by word.
 */
export function secondMonth(first: readonly Item[], days = DAYS): Asked[] {
  const second = month(SEED).filter(({ day }) => day <= days);
  const all: Asked[] = [
    ...second.map((item) => ({ what: 'second month' as const, item })),
    ...distinct(first).map((item) => ({ what: 'first month again' as const, item })),
  ];
  return all
    .map(({ what, item }) => ({ what, item: { ...item, at: new Date(item.at.getTime() + LATER_MS) } }))
    .sort((a, b) => a.item.at.getTime() - b.item.at.getTime());
}

function distinct(items: readonly Item[]): Item[] {
  const keyOf = ({ command, environment }: Item): string => JSON.stringify([command, environment]);
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
