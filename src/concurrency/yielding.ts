/** For so long others wait at most, in ms, but for an item that takes longer by itself. */
const TURN_MS = 10;

/** The time that long work has before others are served; work in several loops shares one. */
export class TimeSlice {
  #began = performance.now();

  /** Whether others should be served now. */
  isOver(): boolean {
    return performance.now() - this.#began >= TURN_MS;
  }

  /** Lets others be served. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}

/** Works on many items one after another, and lets others be served in between. */
export async function forEachYielding<One>(
  all: Iterable<One>,
  work: (one: One, index: number) => void,
  turn = new TimeSlice(),
): Promise<void> {
  let index = 0;
  for (const one of all) {
    work(one, index);
    index += 1;
    if (turn.isOver()) await turn.next();
  }
}

/** Those of many items that are wanted; others are served in between. */
export async function filterYielding<One>(
  all: readonly One[],
  isWanted: (one: One) => boolean,
  turn?: TimeSlice,
): Promise<One[]> {
  const found: One[] = [];
  await forEachYielding(
    all,
    (one) => {
      if (isWanted(one)) found.push(one);
    },
    turn,
  );
  return found;
}
