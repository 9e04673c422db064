import { WebClient } from '@slack/web-api';
import { checkPeople } from '../../../src/approval/eligibility/check-people.ts';
import type { TeamPolicy } from '../../../src/approval/team-policy.ts';
import { defaultSeed } from '../../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';
import { createChannels } from '../../../src/slack/directory/channels.ts';
import { createDirectory } from '../../../src/slack/directory/directory.ts';

let slack: StandIn;
beforeAll(async () => {
  const threads = { id: 'C0THREADS', name: 'threads', kind: 'channel' as const, is_thread_only: true };
  slack = await startStandIn({ seed: { ...defaultSeed, channels: [...defaultSeed.channels, threads] } });
});
afterEach(() => slack.faults.clear());
afterAll(() => slack.stop());

const TEAM: TeamPolicy = {
  channels: { approvals: 'C0APPROVALS', late_night: 'C0THREADS' },
  reviewers: ['U0ANA', 'U0GONE', 'S0ONCALL'],
  people: {},
  on_call: [],
  timeout: 60,
  notify: 'mention',
  tell_requester: true,
  self_approval: 'never',
  environments: {},
  timezone: 'UTC',
  policies: [],
};
const GONE = 'reviewers: U0GONE is deactivated.';
const THREADS =
  'channels.late_night: C0THREADS allows only threads. Use another channel: cards are not posted in threads.';
const unclear = (id: string): string =>
  `reviewers: ${id} could not be checked: the answer of Slack could not be read.`;

function look(): Promise<string[]> {
  const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const client = new WebClient(slack.botToken, options);
  const parts = { directory: createDirectory(client), channels: createChannels(client), team: TEAM };
  return checkPeople({ ...parts, pause: () => Promise.resolve() });
}

test.each([
  ['a person of another shape', () => slack.faults.api('users.info').fields({ user: { id: 17 } }), 'U0ANA'],
  ['no person', () => slack.faults.api('users.info').fields({ user: null }), 'U0ANA'],
  ['a refusal of one person', () => slack.faults.api('users.info').error('invalid_arguments'), 'U0ANA'],
  [
    'a group of another shape',
    () => slack.faults.api('usergroups.users.list').fields({ users: 17 }),
    'S0ONCALL',
  ],
  [
    'a refusal of one group',
    () => slack.faults.api('usergroups.users.list').error('invalid_arg_name'),
    'S0ONCALL',
  ],
])('%s does not keep the rest from being looked at', async (_what, fault, id) => {
  fault();
  expect((await look()).sort()).toEqual([GONE, THREADS, unclear(id)].sort());
});

test.each(['ratelimited', 'internal_error', 'token_revoked'])(
  'after %s nothing is said of anybody',
  async (word) => {
    slack.faults.api('users.info').error(word, 9);
    await expect(look()).rejects.toThrow(word);
  },
);
