import { PostRate, slackPostRate } from '../../src/sandbox/web-api/post-rate.ts';
import { ChannelPace } from '../../src/slack/channel-pace.ts';

test.each([0, 1, 2])('Slack takes every message, also when number %i is late on its way', async (late) => {
  const pace = new ChannelPace(() => new Date());
  const sentAt = await Promise.all(
    Array.from({ length: 5 }, async (_, n) => {
      await pace.turn('C0APPROVALS');
      return Date.now() + (n === late ? 900 : 0);
    }),
  );
  let now = 0;
  const slack = new PostRate(slackPostRate, () => now);
  const taken = sentAt
    .sort((a, b) => a - b)
    .map((at) => {
      now = at;
      return slack.take('C0APPROVALS').ok;
    });
  expect(taken).toEqual([true, true, true, true, true]);
});

test('channels do not wait for each other', async () => {
  const pace = new ChannelPace(() => new Date());
  const startedAt = Date.now();
  await Promise.all(['C0A', 'C0B', 'C0C', 'C0D', 'C0E'].map((channel) => pace.turn(channel)));
  expect(Date.now() - startedAt).toBeLessThan(500);
});

test('what has passed on its clock is not waited for', async () => {
  let now = new Date('2026-05-01T09:00:00Z');
  const pace = new ChannelPace(() => now);
  pace.hold('C0APPROVALS', 3_600_000);
  now = new Date('2026-05-01T10:00:00Z');
  await expect(pace.turn('C0APPROVALS')).resolves.toBeUndefined();
});
