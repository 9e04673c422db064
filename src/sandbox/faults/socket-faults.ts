/** How sockets misbehave at the moment. */
export class SocketFaultState {
  #refuse = false;
  #duplicate = false;
  #lose = 0;
  readonly #met: () => void;

  /** @param met is told of each socket and payload that met a fault. */
  constructor(met: () => void) {
    this.#met = met;
  }

  refuse(on: boolean): void {
    this.#refuse = on;
  }

  duplicate(on: boolean): void {
    this.#duplicate = on;
  }

  loseNext(times: number): void {
    this.#lose += times;
  }

  refused(): boolean {
    if (this.#refuse) this.#met();
    return this.#refuse;
  }

  /** How many copies of the next envelope go out: none when it gets lost, two while duplicating. */
  takeCopies(): number {
    if (this.#lose > 0 || this.#duplicate) this.#met();
    if (this.#lose > 0) {
      this.#lose -= 1;
      return 0;
    }
    return this.#duplicate ? 2 : 1;
  }

  clear(): void {
    this.#refuse = false;
    this.#duplicate = false;
    this.#lose = 0;
  }
}
