import { startWorkspace, type Workspace } from '../../../support/gate/workspace.ts';
import { cardOf } from '../../../support/slack/cards.ts';
import { closeModals } from '../../../support/slack/modals.ts';
import { KINDS } from './all.ts';
import { MESSAGES } from './messages.ts';
import { EVENT, type Outcome } from './payload.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const REFUSED = /no longer works|does not exist|no such|not found|can no longer be read/i;
const MAY_NOT = /another workspace|guest|deactivated|not an active member|does not know you/i;
const WORKS = /\/expacti pending|no command|does not exist|not a command|unknown/i;

const CHANNEL = 'C0STAGING';

/** Everybody who acts in a payload. */
const PEOPLE = ['U0ANA', 'U0OTHER', 'U0GUEST', 'U0GONE'];

/** What people were told in private, a line each. */
const privately = (): string[] =>
  PEOPLE.flatMap((as) =>
    workspace.slack
      .snapshot(as)
      .channels.flatMap(({ messages }) => messages)
      .filter(({ ephemeral, channel }) => ephemeral || channel.startsWith('D'))
      .map(({ ts, text, blocks }) => `${ts} ${text} ${JSON.stringify(blocks)}`),
  );

/** Waits for something new in private that fits. */
async function isTold(before: readonly string[], pattern: RegExp): Promise<void> {
  const known = new Set(before);
  await workspace.slack.waitFor(() => privately().some((line) => !known.has(line) && pattern.test(line)), {
    what: `somebody to be told ${pattern}`,
  });
}

/** What an answer looks like in Slack. */
const ANSWERS: Readonly<Record<Outcome, RegExp | null>> = {
  ignored: null,
  refused: REFUSED,
  'may not': MAY_NOT,
  works: WORKS,
  'form refused': null,
};

describe.each(KINDS)('%s', (_kind, type, payloads) => {
  afterAll(() => closeModals(workspace, 'U0ANA'));

  test.each(payloads)('$what: $outcome', async ({ payload, outcome }) => {
    const before = privately();
    const { slack } = workspace;
    const answerable = type === 'slash_commands' && !('response_url' in payload);
    const delivery = await slack.faults.sockets.deliver(
      type,
      answerable
        ? { ...payload, response_url: slack.responseUrl(String(payload.user_id), CHANNEL) }
        : payload,
    );
    expect(delivery.kind).toBe('acked');
    const isNotice = JSON.stringify(delivery).includes('"response_action":"update"');
    expect(isNotice).toBe(outcome === 'form refused');
    const answer = ANSWERS[outcome];
    if (answer !== null) await isTold(before, answer);
  });
});

describe('messages that are no envelopes', () => {
  test.each(MESSAGES)('$what', async ({ text }) => {
    const { slack } = workspace;
    slack.faults.sockets.send(text);
    const ping = await slack.faults.sockets.deliver('events_api', { ...EVENT, event: { type: 'message' } });
    expect(ping.kind).toBe('acked');
  });
});

test('after all of them a click still decides', async () => {
  const asked = await workspace.api.ask('ls');
  await (await cardOf(workspace, asked.id)).press('U0ANA', 'Approve');
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
});
