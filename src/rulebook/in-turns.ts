/** For so long others wait at most, in ms, but for an item that takes longer by itself. */
const TURN_MS = 10;

/** Works on many items one after another, and lets others be served in between. */
export async function inTurns<One>(
  all: Iterable<One>,
  work: (one: One, index: number) => void,
): Promise<void> {
  let index = 0;
  let began = performance.now();
  for (const one of all) {
    work(one, index);
    index += 1;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
