/** It is not this work's turn for a while: it is retried instead of holding up other work. */
export class RetryLater extends Error {
  /** When, in ms from now. */
  readonly ms: number;

  constructor(ms: number) {
    super(`not its turn yet; retry in ${ms} ms`);
    this.name = 'RetryLater';
    this.ms = ms;
  }
}
