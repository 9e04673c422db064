import { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';

// docs.slack.dev, blocks.validate.
let slack: StandIn;
let client: WebClient;
beforeAll(async () => {
  slack = await startStandIn();
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
});
afterAll(() => slack.stop());

const divider = { type: 'divider' as const };
const title = { type: 'plain_text' as const, text: 'x'.repeat(25) };

/** What Slack answers to a call that it refuses. */
const refusal = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error as { data: unknown }).data,
  );

test('blocks, a message and a view are taken', async () => {
  for (const given of [
    { blocks: [divider] },
    { message: { blocks: [divider] } },
    { view: { type: 'home' as const, blocks: [divider] } },
  ])
    expect(await client.blocks.validate(given)).toMatchObject({ ok: true });
});

test('what is wrong is told by where it stands', async () => {
  expect(
    await refusal(client.blocks.validate({ view: { type: 'modal', title, blocks: [divider] } })),
  ).toMatchObject({
    error: 'invalid_view',
    errors: [
      { pointer: '/view/title/text', code: 'failed_constraint', message: 'must be less than 25 characters' },
    ],
  });
  const message = { blocks: Array.from({ length: 51 }, () => divider) };
  expect(await refusal(client.blocks.validate({ message }))).toMatchObject({
    error: 'invalid_message',
    errors: [{ pointer: '/blocks' }],
  });
});

test('none or two of them are refused', async () => {
  expect(await refusal(client.blocks.validate({}))).toMatchObject({ error: 'invalid_arguments' });
  expect(
    await refusal(client.blocks.validate({ blocks: [divider], message: { blocks: [divider] } })),
  ).toMatchObject({
    error: 'invalid_arguments',
  });
});
