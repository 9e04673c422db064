/** Calls to Slack that are under way at the same time. */
const AT_ONCE = 4;

/** Asks about each item, a few at a time. @returns the answers in the order of the items. */
export async function askInTurns<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const asker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await ask(items[at] as Item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  return answers;
}
