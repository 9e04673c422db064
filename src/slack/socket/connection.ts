import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log/log.ts';
import { DAY_MS, MINUTE_MS } from '../../time/units.ts';
import { isRefusedToken } from '../api/errors/explain-error.ts';
import { retryAfterMs } from '../api/retry-after.ts';
import { slackError } from '../api/slack-error.ts';
import type { Socket } from './socket.ts';
import { type StallDeps, untilStalled } from './stalled-socket.ts';
import { Traffic } from './traffic.ts';

/**
 * Sockets that are open at the same time: Slack refreshes each of them at its own time, and sends what happens in the
 * meantime to the other one. Slack allows ten an app (docs.slack.dev, "Using Socket Mode"), so five processes fit.
 */
const LANES = 2;
/** First and longest pause between two attempts to connect, in ms. The longest bounds how long clicks are lost. */
const RETRY_MIN_MS = 100;
const RETRY_MAX_MS = 3_000;
/** Pause after Slack refused the token, in ms. */
const REFUSED_MS = 5_000;
/** Pause before a lane that Slack has no room for tries again while another one is open, in ms. */
const NO_ROOM_MS = MINUTE_MS;
/** How long a replaced socket stays open for acknowledgements, in ms: Slack waits 3 s for them. */
const DRAIN_MS = 3_000;
/** Longest wait for Slack's side of a closed socket when the process stops, in ms. */
const CLOSE_MS = 1_000;
/** Part of the announced lifetime after which a socket is replaced, before Slack closes it; bounded, in ms. */
const LIFETIME_USED = 0.9;
const LIFETIME_MIN_MS = MINUTE_MS;
const LIFETIME_MAX_MS = DAY_MS;
/** Shortest time between two replacements of a lane's socket because it got nothing, in ms. */
const STALL_PAUSE_MS = 600_000;

export interface SlackConnection {
  /** Whether clicks arrive now, as far as can be told. */
  connected(): boolean;
  /** How many sockets are open: Slack answered the last ping on each of them within 5 s. */
  sockets(): number;
  /** When this process last got a message from Slack; null if it never did. */
  lastMessageAt(): Date | null;
  stop(): Promise<void>;
}

export interface ConnectionDeps {
  /** @param onMessage is told of each message that arrives on the socket. */
  open: (onMessage: (socket: Socket) => void) => Promise<Socket>;
  answeredSince: StallDeps['answeredSince'];
  /** By the clock of decisions, in ms since 1970. */
  now: () => number;
  log: Log;
  /** Slack refused the token; attempts go on, as a token can be allowed again. */
  onRefused: (error: unknown) => void;
  /** A socket was opened, so that Slack accepts the token. */
  onOpen: () => void;
}

/** Keeps sockets to Slack open for as long as the process runs. A new one is open before an old one is closed. */
export function keepConnected(deps: ConnectionDeps): SlackConnection {
  const stopping = new AbortController();
  const usable = new Set<Socket>();
  const traffic = new Traffic(deps.now);
  const lanes = Array.from({ length: LANES }, () => keepLane({ ...deps, traffic }, usable, stopping.signal));
  return {
    connected: () => usable.size > 0,
    sockets: () => usable.size,
    lastMessageAt: () => traffic.lastAt(),
    stop: async () => {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}

interface LaneDeps extends ConnectionDeps {
  traffic: Traffic;
}

/** One socket after the other, until `stopping`. */
async function keepLane(deps: LaneDeps, usable: Set<Socket>, stopping: AbortSignal): Promise<void> {
  const stopped = new Promise<'stopped'>((resolve) => {
    stopping.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  let replaced: Socket | null = null;
  let noRoom = false;
  let lastStalled = -Infinity;
  while (!stopping.aborted) {
    if (noRoom) await pause(usable.size > 0 ? NO_ROOM_MS : RETRY_MAX_MS, stopping);
    const socket = await openAgainAndAgain(deps, stopping);
    if (replaced !== null) drain(replaced, usable);
    if (socket === null) break;
    usable.add(socket);
    deps.traffic.opened(socket);
    const checkFrom = Math.max(0, lastStalled + STALL_PAUSE_MS - performance.now());
    const why = await Promise.race([stopped, outOfUse(deps, socket, usable, checkFrom)]);
    deps.traffic.closed(socket);
    if (why === 'stalled') {
      lastStalled = performance.now();
      deps.log.warn('a socket to Slack got no message while others did; it is being replaced');
    } else if (why !== 'stopped') deps.log.info({ why }, 'a socket to Slack is being replaced');
    noRoom = why === 'too_many_websockets';
    replaced = socket;
  }
  if (replaced !== null) {
    usable.delete(replaced);
    replaced.close();
    await Promise.race([replaced.ended, delay(CLOSE_MS, undefined, { ref: false })]);
  }
}

/** Resolves with the reason once the socket needs a replacement. It is in use until Slack is really leaving. */
async function outOfUse(
  deps: LaneDeps,
  socket: Socket,
  usable: Set<Socket>,
  checkFromMs: number,
): Promise<string> {
  const old = new AbortController();
  const ageMs = Math.min(
    Math.max((socket.lifetimeSeconds ?? Infinity) * 1000 * LIFETIME_USED, LIFETIME_MIN_MS),
    LIFETIME_MAX_MS,
  );
  const why = await Promise.race([
    socket.goodbye,
    socket.ended.then(() => 'closed'),
    pause(ageMs, old.signal).then(() => 'age'),
    pause(checkFromMs, old.signal).then(() => untilStalled(deps, socket, old.signal)),
  ]);
  old.abort();
  // Slack warns some seconds ahead, and a stalled socket still acknowledges: in use until there is another one.
  if (why !== 'warning' && why !== 'age' && why !== 'stalled') usable.delete(socket);
  return why;
}

/** Takes a replaced socket out of use, and closes it once its acknowledgements are out. */
function drain(socket: Socket, usable: Set<Socket>): void {
  usable.delete(socket);
  void Promise.race([socket.ended, delay(DRAIN_MS, undefined, { ref: false })]).then(() => socket.close());
}

/** @returns null if it was stopped in the meantime. */
async function openAgainAndAgain(
  { open, traffic, log, onRefused, onOpen }: LaneDeps,
  stopping: AbortSignal,
): Promise<Socket | null> {
  let last: string | null = null;
  for (let pauseMs = RETRY_MIN_MS; !stopping.aborted; pauseMs = Math.min(2 * pauseMs, RETRY_MAX_MS)) {
    try {
      const socket = await open((from) => traffic.message(from));
      log.info('connected to Slack');
      onOpen();
      if (!stopping.aborted) return socket;
      socket.close();
    } catch (error) {
      const isRefused = isRefusedToken(error);
      if (isRefused) onRefused(error);
      const word = slackError(error);
      // Only a person can help against a refused token: it is said once.
      if (!isRefused || word !== last) log.warn({ err: word ?? error }, 'cannot connect to Slack');
      last = word;
      await pause(retryAfterMs(error) ?? (isRefused ? REFUSED_MS : pauseMs), stopping);
    }
  }
  return null;
}

/** Ends early, without an error, when `signal` says so. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
