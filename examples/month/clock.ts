/** A clock that runs as the real one does, and can be put forward. It never goes back. */
export class MonthClock {
  #offset: number;

  constructor(start: Date) {
    this.#offset = start.getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** To this instant, where it is still to come. */
  putTo(instant: Date): void {
    this.#offset = Math.max(this.#offset, instant.getTime() - Date.now());
  }
}
