import { WebClient } from '@slack/web-api';
import { defaultSeed, type SeedChannel } from '../../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';
import { createChannels } from '../../../src/slack/directory/channels.ts';

const READ_ONLY: SeedChannel = {
  kind: 'channel',
  id: 'C0READONLY',
  name: 'read-only',
  members: [defaultSeed.app.bot_user],
  is_read_only: true,
};

let slack: StandIn;
let channels: ReturnType<typeof createChannels>;
beforeAll(async () => {
  slack = await startStandIn({ seed: { ...defaultSeed, channels: [...defaultSeed.channels, READ_ONLY] } });
  const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  channels = createChannels(new WebClient(slack.botToken, options));
});
afterAll(() => slack.stop());

const info = () => slack.faults.api('conversations.info');

test('a channel is read-only, or nobody knows it', async () => {
  expect(await channels.state('C0READONLY')).toBe('read-only');
  expect(await channels.state('C0NOBODY')).toBe('unknown');
});

test.each([
  ['threads only', { channel: { is_member: true, is_thread_only: true } }, 'thread-only'],
  ['fields that are null', { channel: { is_member: true, is_archived: null, is_read_only: null } }, 'in-it'],
  ['no channel', { channel: null }, 'unclear'],
  ['another type', { channel: { is_member: 'yes' } }, 'unclear'],
])('an answer with %s', async (_what, fields, state) => {
  info().fields(fields);
  expect(await channels.state('C0APPROVALS')).toBe(state);
});

test('a refusal about one channel does not end the check, and one about everything does', async () => {
  info().error('invalid_arguments');
  expect(await channels.state('C0APPROVALS')).toBe('unclear');
  for (const word of ['internal_error', 'token_revoked']) {
    info().error(word);
    await expect(channels.state('C0APPROVALS')).rejects.toThrow(word);
  }
});
