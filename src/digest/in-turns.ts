/** Items that are worked on before others get their turn. */
const CHUNK = 50;

/** Works on many items one after another, and lets others be served in between. */
export async function inTurns<One>(
  all: Iterable<One>,
  work: (one: One, index: number) => void,
): Promise<void> {
  let index = 0;
  for (const one of all) {
    work(one, index);
    index += 1;
    if (index % CHUNK === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
