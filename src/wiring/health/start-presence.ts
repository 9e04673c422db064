import { withDeadline } from '../../concurrency/deadline.ts';
import { startPeriodic } from '../../concurrency/periodic.ts';
import type { Health, HealthReport } from '../../ingress/health/health.ts';
import type { Log } from '../../log/log.ts';
import type { SetPresence } from '../../slack/posting/presence.ts';
import { MINUTE_MS } from '../../time/units.ts';

/** How often the gate looks at itself, in ms. */
const LOOK_MS = 5_000;
/** How often a gate that is well says so, in ms: another one that stopped may have said the opposite. */
const SAY_MS = MINUTE_MS;
const RETRY_MAX_MS = MINUTE_MS;
/** Longest wait for Slack when the gate stops, in ms. */
const STOP_MS = 1_000;
/** Parts without which a click on this gate does not decide. */
const NEEDED: ReadonlySet<string> = new Set(['slack_socket', 'slack_tokens']);

/**
 * Keeps the light beside the app's name in Slack true: active while a gate takes clicks and can decide, away otherwise.
 * Each gate that is well says so every minute, so that one of several that stops or is not well turns the light off for a
 * minute at most.
 */
export function startPresence(
  health: Health,
  setPresence: SetPresence,
  log: Log,
): { stop: () => Promise<void> } {
  let said: { isWell: boolean; at: number } | null = null;
  const look = async (): Promise<void> => {
    const isWell = takesClicks(await health.look());
    const isDue = isWell && performance.now() - (said?.at ?? -SAY_MS) >= SAY_MS;
    if (said?.isWell === isWell && !isDue) return;
    await setPresence(isWell ? 'auto' : 'away');
    said = { isWell, at: performance.now() };
  };
  const rhythm = { everyMs: LOOK_MS, retryMs: LOOK_MS, retryMaxMs: RETRY_MAX_MS };
  const looking = startPeriodic('the presence in Slack', look, rhythm, log);
  return {
    stop: async () => {
      await looking.stop();
      if (said?.isWell !== true) return;
      await withDeadline(setPresence('away'), STOP_MS, `Slack did not answer within ${STOP_MS} ms`).catch(
        (error: unknown) => log.debug({ err: error }, 'cannot set the presence in Slack to away'),
      );
    },
  };
}

const takesClicks = ({ down, degraded }: HealthReport): boolean =>
  down.length === 0 && !degraded.some((part) => NEEDED.has(part));
