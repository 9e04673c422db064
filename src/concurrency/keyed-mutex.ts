import { Mutex } from './mutex.ts';

/** Runs work with the same key one after the other, in the order of asking; other keys do not wait. */
export class KeyedMutex {
  readonly #byKey = new Map<string, { mutex: Mutex; users: number }>();

  async run<T>(key: string, work: () => T | Promise<T>): Promise<T> {
    const turns = this.#byKey.get(key) ?? { mutex: new Mutex(), users: 0 };
    this.#byKey.set(key, turns);
    turns.users += 1;
    try {
      return await turns.mutex.run(work);
    } finally {
      turns.users -= 1;
      if (turns.users === 0) this.#byKey.delete(key);
    }
  }
}
