/** Picks one of the items at random. */
export type Pick = <Item>(items: readonly Item[]) => Item;

export const pickBy =
  (random: () => number): Pick =>
  <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;

/** Between `min` and `max` items, each made anew. */
export function several<Item>(pick: Pick, min: number, max: number, make: () => Item): Item[] {
  const counts = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return Array.from({ length: pick(counts) }, make);
}
