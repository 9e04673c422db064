/**
 * How long is waited without a limit of one's own, in seconds: a request waits for at most a day, and escalation extends
 * that once by at most a day (CONTRACT §3). A gate that promises more is not believed.
 */
const LONGEST_WAIT_SECONDS = 2 * 86_400;
/** How much later the gate may say that nobody answered, in ms: its deadline is a little behind ours, and it needs time. */
const LEARN_MS = 3_000;

/** The caller's own limit for asking and waiting. It goes by this process's clock, whatever the gate says of time. */
export interface OwnLimit {
  seconds: number;
  /** On `performance.now()`: what is approved after it does not run. */
  endsAt: number;
}

/** @param seconds as the caller asked for; undefined for {@link LONGEST_WAIT_SECONDS}. */
export function ownLimit(seconds: number | undefined, now: number): OwnLimit {
  const limit = Math.min(seconds ?? LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS);
  return { seconds: limit, endsAt: now + limit * 1000 };
}

/** Until when the gate is asked, so that a request that ends when the limit does is told as timed out. @param deadline the gate's. */
export function askUntil({ endsAt }: OwnLimit, deadline: number): number {
  return deadline <= endsAt + LEARN_MS ? endsAt + LEARN_MS : endsAt;
}
