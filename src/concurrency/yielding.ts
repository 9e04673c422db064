/** Longest time to run before yielding, in ms; a single slow item may exceed it. */
const TURN_MS = 10;

/** The time that long work may run before it yields; work in several loops shares one. */
export class TimeSlice {
  #began = performance.now();

  /** Whether to yield now. */
  isOver(): boolean {
    return performance.now() - this.#began >= TURN_MS;
  }

  /** Yields to other work. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}

/** Works on many items one after another, and yields in between. */
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

/** The wanted ones of many items; yields in between. */
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
