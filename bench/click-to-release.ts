import type { Workspace } from '../test/support/gate/workspace.ts';
import { cardOf } from '../test/support/slack/cards.ts';
import { round, type Series, summarise } from './percentiles.ts';
import { waitingCallers } from './waiting-callers.ts';

/** Slack lets about one message a second into a channel, so asking is slow; only the release is measured. */
const RUNS = 200;
const AT_ONCE = 3;
/** Callers of other requests that wait meanwhile. */
const WAITING = 1_000;

export interface ReleaseFigures {
  /** While nobody else waits. */
  alone: Series;
  /** While a thousand other callers wait. */
  among: Series & { waiting: number };
  ratio: number;
}

/**
 * From a reviewer's press of Approve to the answer in the waiting caller's hands, over HTTP and the socket. The card
 * is there before the press.
 */
export async function clickToRelease(workspace: Workspace): Promise<ReleaseFigures> {
  const alone = await releases(workspace, RUNS / 2);
  const others = await waitingCallers(workspace, WAITING);
  const among = { ...(await releases(workspace, RUNS)), waiting: WAITING };
  await others.end();
  return { alone, among, ratio: round(among.p50_ms / alone.p50_ms) };
}

async function releases(workspace: Workspace, runs: number): Promise<Series> {
  const took: number[] = [];
  for (let done = 0; done < runs; done += AT_ONCE) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, runs - done) }, async (_, index) => {
        const asked = await workspace.api.ask(`echo ${done + index}`, { timeout: 600 });
        return { asked, card: await cardOf(workspace, asked.id) };
      }),
    );
    for (const { asked, card } of batch) {
      const released = workspace.api.read(asked.id, 60).then(() => performance.now());
      // Give the waiting call time to arrive, so that it is waiting and not merely reading.
      await new Promise((resolve) => setTimeout(resolve, 20));
      const pressed = performance.now();
      await card.press('U0ANA', 'Approve');
      took.push((await released) - pressed);
    }
  }
  return summarise(took);
}
