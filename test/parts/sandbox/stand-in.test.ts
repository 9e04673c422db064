import { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';

// The stand-in as an app meets it: the real Web API client, and a socket that acks.
let slack: StandIn;
let bot: WebClient;
let payloads: Record<string, unknown>[];
let socket: WebSocket;
/** What the stand-in believes the time to be, in ms past the real one. */
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  payloads = [];
  slack = await startStandIn({ now: () => Date.now() + ahead });
  bot = client(slack.botToken);
  const { url } = await client(slack.appToken).apps.connections.open();
  socket = new WebSocket(String(url));
  socket.on('message', (data: Buffer) => {
    const envelope = JSON.parse(data.toString()) as { envelope_id?: string; payload?: object };
    if (envelope.envelope_id === undefined) return;
    payloads.push({ ...envelope.payload });
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
  });
  await slack.waitFor(() => slack.connections() === 1, { what: 'the socket' });
});
afterEach(async () => {
  socket.terminate();
  await slack.stop();
});

function client(token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      setLevel: () => undefined,
      getLevel: () => 'error' as never,
      setName: () => undefined,
    },
  });
}

/** Slack's word for what is wrong. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'ok',
    (error: { data?: { error?: string }; retryAfter?: number }) => error.data?.error ?? error.retryAfter,
  );
}

const modal = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Title' }, blocks: [] };

async function command(): Promise<{ trigger_id: string; response_url: string }> {
  const sent = payloads.length;
  await slack.act({ type: 'command', as: 'U0ANA', channel: 'C0APPROVALS', text: '/expacti help' });
  return payloads[sent] as { trigger_id: string; response_url: string };
}

test('a wrong token, the wrong kind of token and unknown methods are refused', async () => {
  expect(await refusal(client('xoxb-wrong').auth.test())).toBe('invalid_auth');
  expect(await refusal(client(slack.appToken).auth.test())).toBe('not_allowed_token_type');
  expect(await refusal(bot.apps.connections.open())).toBe('not_allowed_token_type');
  expect(await refusal(bot.apiCall('chat.shout'))).toBe('unknown_method');
  expect(await refusal(bot.users.lookupByEmail({ email: 'ana@acme.example' }))).toBe('missing_scope');
});

test('ids that nobody has are refused', async () => {
  expect(await refusal(bot.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).toBe('channel_not_found');
  expect(await refusal(bot.chat.update({ channel: 'C0APPROVALS', ts: '1.000001', text: 'x' }))).toBe(
    'message_not_found',
  );
  expect(await refusal(bot.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  expect(await refusal(bot.usergroups.users.list({ usergroup: 'S0NONE' }))).toBe('no_such_subteam');
  expect(await refusal(bot.views.update({ view_id: 'V0NONE', view: modal }))).toBe('not_found');
});

test('a channel that the app was never invited to is not written to', async () => {
  expect(await refusal(bot.chat.postMessage({ channel: 'C0GENERAL', text: 'x' }))).toBe('not_in_channel');
});

test('blocks and texts over their limits are refused, with the place named', async () => {
  const channel = 'C0APPROVALS';
  const section = (text: string) => [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }];
  const long = bot.chat.postMessage({ channel, text: 'x', blocks: section('&'.repeat(601)) });
  await expect(long).rejects.toMatchObject({
    data: {
      ok: false,
      error: 'invalid_blocks',
      errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      response_metadata: { messages: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')] },
    },
  });
  expect(await refusal(bot.chat.postMessage({ channel, text: 'x'.repeat(40_001) }))).toBe('msg_too_long');
  const { ts = '' } = await bot.chat.postMessage({ channel, text: 'x' });
  expect(await refusal(bot.chat.update({ channel, ts, text: '€'.repeat(1334) }))).toBe('msg_too_long');
  const many = Array.from({ length: 5 }, () => section('x'.repeat(2_700))).flat();
  expect(await refusal(bot.chat.update({ channel, ts, text: 'x', blocks: many }))).toBe(
    'msg_blocks_too_long',
  );
});

test('one message a second in a channel, after a short burst', async () => {
  const post = () => refusal(bot.chat.postMessage({ channel: 'C0APPROVALS', text: 'x' }));
  expect([await post(), await post(), await post(), await post()]).toEqual(['ok', 'ok', 'ok', 1]);
  ahead += 1_000;
  expect([await post(), await post()]).toEqual(['ok', 1]);
});

test.each([
  ['usergroups.users.list', { usergroup: 'S0ONCALL' }, 20],
  ['conversations.info', { channel: 'C0APPROVALS' }, 50],
  ['users.info', { user: 'U0ANA' }, 100],
])(
  '%s takes the calls of its tier in a minute, and no other method pays for them',
  async (method, args, calls) => {
    const call = () => refusal(bot.apiCall(method, args));
    const answers: unknown[] = [];
    for (let times = 0; times < calls; times += 1) answers.push(await call());
    expect(new Set(answers)).toEqual(new Set(['ok']));
    // The clock goes on while the calls are made, which gives some of them back.
    for (let times = 0; times < calls && answers.at(-1) === 'ok'; times += 1) answers.push(await call());
    expect(answers.at(-1)).toBeLessThanOrEqual(3);
    expect(await refusal(bot.team.info())).toBe('ok');
    ahead += 60_000;
    expect(await call()).toBe('ok');
  },
);

test('a trigger opens one view, within three seconds', async () => {
  const open = (trigger: string) => refusal(bot.views.open({ trigger_id: trigger, view: modal }));
  const first = await command();
  expect([await open(first.trigger_id), await open(first.trigger_id)]).toEqual([
    'ok',
    'exchanged_trigger_id',
  ]);
  const second = await command();
  ahead += 3_100;
  expect(await open(second.trigger_id)).toBe('expired_trigger_id');
  expect(await open('1.2.made-up')).toBe('invalid_trigger_id');
});

test('a response_url takes five answers, within half an hour', async () => {
  const answer = async (url: string) =>
    (await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'hello' }) })).status;
  const first = await command();
  const statuses = [];
  for (let use = 0; use < 6; use += 1) statuses.push(await answer(first.response_url));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  const second = await command();
  ahead += 30 * 60_000 + 1;
  expect(await answer(second.response_url)).toBe(404);
});

test('an ephemeral message is seen by one person, and is there for nothing else', async () => {
  const channel = 'C0APPROVALS';
  const { message_ts: ts = '' } = await bot.chat.postEphemeral({ channel, user: 'U0ANA', text: 'psst' });
  const seenBy = (who: string) => JSON.stringify(slack.snapshot(who)).includes('psst');
  expect([seenBy('U0ANA'), seenBy('U0BEN')]).toEqual([true, false]);
  expect(await refusal(bot.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
  expect(await refusal(bot.chat.delete({ channel, ts }))).toBe('message_not_found');
  expect(await refusal(bot.chat.getPermalink({ channel, message_ts: ts }))).toBe('message_not_found');
});

test('a payload goes to one of several sockets, and without any the person is told', async () => {
  const others = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { url } = await client(slack.appToken).apps.connections.open();
      const other = new WebSocket(String(url));
      other.on('message', (data: Buffer) => {
        const { envelope_id: id } = JSON.parse(data.toString()) as { envelope_id?: string };
        if (id === undefined) return;
        payloads.push({ by: 'another' });
        other.send(JSON.stringify({ envelope_id: id }));
      });
      return other;
    }),
  );
  await slack.waitFor(() => slack.connections() === 4, { what: 'four sockets' });
  for (let times = 0; times < 8; times += 1) await command();
  expect(payloads).toHaveLength(8);
  expect(payloads.filter(({ by }) => by === 'another')).toHaveLength(6);
  for (const one of [socket, ...others]) one.terminate();
  await slack.waitFor(() => slack.connections() === 0, { what: 'no socket' });
  expect(
    await slack.act({ type: 'command', as: 'U0ANA', channel: 'C0APPROVALS', text: '/expacti help' }),
  ).toEqual({ ok: false, error: 'dispatch_failed' });
  expect(slack.snapshot('U0ANA').notices.at(-1)?.text).toMatch(/failed because the app did not respond/);
});

test('a ticket to a socket is good once', async () => {
  const { url } = await client(slack.appToken).apps.connections.open();
  const closed = (one: WebSocket) =>
    new Promise((resolve) => {
      one.once('open', () => resolve('open'));
      one.once('error', () => resolve('refused'));
    });
  const first = new WebSocket(String(url));
  expect(await closed(first)).toBe('open');
  expect(await closed(new WebSocket(String(url)))).toBe('refused');
  first.terminate();
});

test('pages of other sites and other hosts get nothing', async () => {
  const state = `${slack.url}/sandbox/state?as=U0ANA`;
  expect((await fetch(state)).status).toBe(200);
  expect((await fetch(state, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
});

describe('messages that the app reads', () => {
  const channel = 'C0APPROVALS';
  const metadata = { event_type: 'card_posted', event_payload: { id: '17' } };

  test('metadata comes only if it is asked for, and stays over an update that names none', async () => {
    const { ts = '' } = await bot.chat.postMessage({ channel, text: 'x', metadata });
    await bot.chat.update({ channel, ts, text: 'y' });
    const all = await bot.conversations.history({ channel, include_all_metadata: true });
    expect(all.messages).toMatchObject([{ ts, text: 'y', bot_id: 'B0EXPACTI', metadata }]);
    expect((await bot.conversations.history({ channel })).messages?.[0]).not.toHaveProperty('metadata');
    await bot.chat.update({ channel, ts, text: 'y', metadata: {} as typeof metadata });
    const none = await bot.conversations.history({ channel, include_all_metadata: true });
    expect(none.messages?.[0]).not.toHaveProperty('metadata');
  });

  test('metadata of another shape is refused, and a type with other characters is ignored', async () => {
    const odd = { event_type: 'card.posted', event_payload: {} };
    await bot.chat.postMessage({ channel, text: 'x', metadata: odd });
    const { messages } = await bot.conversations.history({ channel, include_all_metadata: true });
    expect(messages?.[0]).not.toHaveProperty('metadata');
    const none = bot.chat.postMessage({ channel, text: 'x', metadata: { id: '17' } as never });
    expect(await refusal(none)).toBe('invalid_metadata_format');
  });

  test('newest first, between two timestamps, page by page', async () => {
    const sent: string[] = [];
    for (const text of ['1', '2', '3']) sent.push((await bot.chat.postMessage({ channel, text })).ts ?? '');
    const texts = async (args: object) =>
      (await bot.conversations.history({ channel, ...args })).messages?.map(({ text }) => text);
    expect(await texts({})).toEqual(['3', '2', '1']);
    expect(await texts({ oldest: sent[0], latest: sent[2] })).toEqual(['2']);
    expect(await texts({ oldest: sent[0], latest: sent[2], inclusive: true })).toEqual(['3', '2', '1']);
    const first = await bot.conversations.history({ channel, limit: 2 });
    expect(first.has_more).toBe(true);
    expect(await texts({ limit: 2, cursor: first.response_metadata?.next_cursor })).toEqual(['1']);
  });

  test('odd arguments, and channels that the app may not read, are refused', async () => {
    const read = (args: object) => refusal(bot.conversations.history({ channel, ...args }));
    expect(await read({ oldest: 'yesterday' })).toBe('invalid_ts_oldest');
    expect(await read({ latest: 'now' })).toBe('invalid_ts_latest');
    expect(await read({ cursor: 'x' })).toBe('invalid_cursor');
    expect(await read({ limit: 1_000 })).toBe('invalid_limit');
    expect(await read({ channel: 'C0GENERAL' })).toBe('not_in_channel');
    slack.setScopes(['chat:write', 'groups:history']);
    expect(await read({})).toBe('missing_scope');
  });
});
