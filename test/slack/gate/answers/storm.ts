import type { Workspace } from '../../../support/gate/workspace.ts';
import { until } from '../../../support/pause.ts';
import { cardOf } from '../../../support/slack/cards.ts';
import { nextPlace } from './places.ts';

const REQUESTS = 60;

/** More cards change at once than Slack lets through in a minute. */
export function storm(given: () => Workspace): void {
  test('all cards show their end, and Slack is asked for no more than it takes', async () => {
    const { api, slack } = given();
    const asked = await Promise.all(
      Array.from({ length: REQUESTS }, async (_, n) => {
        const { environment, channel } = nextPlace();
        return { ...(await api.ask(`echo ${n}`, { environment })), channel };
      }),
    );
    const cards = await Promise.all(asked.map(({ id, channel }) => cardOf(given(), id, channel)));
    const before = slack.calls('chat.update').length;
    await Promise.all(asked.map(({ id }) => api.call('POST', `/v1/requests/${id}/cancel`)));
    await slack.waitFor(() => cards.every((card) => card.buttons().length === 0), {
      what: 'every card to show its end',
      timeoutMs: 80_000,
    });
    const updates = () => slack.calls('chat.update').slice(before);
    await until('every update to be answered', async () => updates().length === REQUESTS);
    expect(updates().filter(({ status }) => status === 429)).toEqual([]);
  });
}
