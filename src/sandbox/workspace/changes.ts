export type Unsubscribe = () => void;

/** One signal for the whole workspace: something a person could see has changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(): void {
    // Over a copy: a listener may unsubscribe and another subscribe while this goes on.
    for (const listener of Array.from(this.#listeners)) listener();
  }
}
