import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log/log.ts';
import type { Socket } from './socket.ts';
import { stalledAfter, type Traffic } from './traffic.ts';

/** How often a socket is compared with the others, in ms. */
const LOOK_MS = 10_000;
/** A click is decided soon after it arrives: decisions this soon after a message, in ms, may come from it. */
const DECIDED_MS = 10_000;

export interface StallDeps {
  traffic: Traffic;
  /** How many decisions people made through any gate since then, at most `limit`. */
  answeredSince: (since: Date, limit: number) => Promise<number>;
  log: Log;
}

/**
 * Resolves once the socket got nothing while so many messages arrived on other sockets, of this gate or of another one,
 * that it is probably stalled: open, answering pings, and without clicks. Never resolves if `signal` ends it.
 */
export async function untilStalled(deps: StallDeps, socket: Socket, signal: AbortSignal): Promise<'stalled'> {
  for (;;) {
    await delay(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return new Promise<never>(() => undefined);
    if (await isStalled(deps, socket)) return 'stalled';
  }
}

async function isStalled({ traffic, answeredSince, log }: StallDeps, socket: Socket): Promise<boolean> {
  const limit = stalledAfter(socket.sockets);
  if (traffic.missedBy(socket) >= limit) return true;
  const heardAt = traffic.heardAt(socket);
  if (heardAt === null) return false;
  try {
    return (await answeredSince(new Date(heardAt.getTime() + DECIDED_MS), limit)) >= limit;
  } catch (error) {
    log.debug({ err: error }, 'decisions of other gates could not be counted');
    return false;
  }
}
