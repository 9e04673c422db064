import { pause } from '../pause.ts';
import type { InSlack } from './cards.ts';

/** Sockets beside the two in use that may still be closing: Slack allows ten. */
const CLOSING_MAX = 5;
/** Between two clicks, in ms: twenty a second. */
const CLICK_MS = 50;

/** Lets Slack refresh sockets, one after the other, while somebody goes on clicking. @returns how many clicks were lost. */
export async function clickThroughRefreshes(
  { slack }: InSlack,
  refreshes: number,
): Promise<{ clicks: number; lost: unknown[] }> {
  const lost: unknown[] = [];
  // Nobody types so fast, and no socket is refreshed so often: Slack's tiers are for what happens.
  slack.limitMethods({ times: Infinity });
  const done = new AbortController();
  const click = async (): Promise<void> => {
    const answer = await slack.act({
      type: 'command',
      as: 'U0ANA',
      channel: 'C0APPROVALS',
      text: '/expacti help',
    });
    if (!answer.ok) lost.push(answer);
  };
  const clicking = (async () => {
    const clicks: Promise<void>[] = [];
    while (!done.signal.aborted) {
      clicks.push(click());
      await pause(CLICK_MS);
    }
    await Promise.all(clicks);
    return clicks.length;
  })();
  try {
    for (let times = 0; times < refreshes; times += 1) {
      const opened = slack.socketsOpened();
      slack.faults.sockets.refreshOldest();
      await slack.waitFor(() => slack.socketsOpened() > opened, { what: 'a socket beside the old ones' });
      await slack.waitFor(() => slack.connections() <= 2 + CLOSING_MAX, { what: 'old sockets to close' });
    }
  } finally {
    done.abort();
    slack.limitMethods({ times: 1 });
  }
  return { clicks: await clicking, lost };
}
