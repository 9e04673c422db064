/** Lets work with the same key run one after the other, in the order of asking; other keys do not wait. */
export class KeyedMutex {
  readonly #last = new Map<string, Promise<void>>();

  async run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    // Who comes next waits for the end of it, not for its success.
    const ended = mine.catch(() => undefined);
    this.#last.set(key, ended);
    try {
      await mine;
    } finally {
      if (this.#last.get(key) === ended) this.#last.delete(key);
    }
  }
}
