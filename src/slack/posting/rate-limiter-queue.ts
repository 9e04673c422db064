/** Work that is this late, in ms, is not coming: its process was stopped, or another one took it over. */
const LATE_MS = 5_000;

/** Those who wait for one place elsewhere and come again, in the order in which they came first. */
export class RateLimiterQueue {
  /** When each is expected. */
  readonly #expected = new Map<string, number>();

  /** How many are to be served before this one. */
  ahead(key: string, now: number): number {
    let ahead = 0;
    for (const [other, at] of this.#expected) {
      if (other === key) break;
      if (at + LATE_MS < now) this.#expected.delete(other);
      else ahead += 1;
    }
    return ahead;
  }

  expect(key: string, at: number): void {
    this.#expected.set(key, at);
  }

  /** Whether it can still be counted on to come. */
  isExpected(key: string, now: number): boolean {
    const at = this.#expected.get(key);
    return at !== undefined && at + LATE_MS >= now;
  }

  leave(key: string): void {
    this.#expected.delete(key);
  }
}
