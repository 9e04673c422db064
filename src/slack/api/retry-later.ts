/** It is not the turn of this work for a while: it comes again instead of holding up what could be done meanwhile. */
export class RetryLater extends Error {
  /** When, in ms from now. */
  readonly ms: number;

  constructor(ms: number) {
    super(`it is its turn later; to come again in ${ms} ms`);
    this.name = 'RetryLater';
    this.ms = ms;
  }
}
