import { cardOf } from '../test/support/cards.ts';
import type { Workspace } from '../test/support/workspace.ts';
import { type Series, summarise } from './percentiles.ts';

/** Slack lets about one message a second into a channel, so asking is slow; only the release is measured. */
const RUNS = 200;
const AT_ONCE = 3;

/**
 * From a reviewer's press of Approve to the answer in the waiting caller's hands, over HTTP and the socket. The card
 * is there before the press; nothing else happens meanwhile.
 */
export async function clickToRelease(workspace: Workspace, runs = RUNS): Promise<Series> {
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
