import { createHash } from 'node:crypto';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { addCaller, besideGate } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { cardOf, modalOf, told } from '../../support/slack/cards.ts';
import { closeModals } from '../../support/slack/modals.ts';
import { command } from '../../support/slack/rule-modal.ts';

// Who is refused is told why, and it is in the audit log and the log, bounded in number.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(
    `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
admins: [U0ANA]
people: { ben-dev: U0BEN }
environments: { production: {}, staging: {} }
timeout: 600
`,
    { TRUSTED_PROXIES: '127.0.0.0/8, ::1' },
  );
});
afterEach(async () => {
  for (const as of ['U0BEN', 'U0CARO', 'U0GUEST', 'U0GONE', 'U0OTHER']) await closeModals(workspace, as);
});
afterAll(() => workspace.stop());

interface Entry {
  kind: string;
  actor: string;
  request_id: string | null;
  data: Record<string, unknown>;
}

async function entries(kind: string, actor: RegExp = /./): Promise<Entry[]> {
  const { body } = await workspace.api.call<{ entries: (Omit<Entry, 'data'> & { data: unknown })[] }>(
    'GET',
    '/v1/audit?limit=1000',
  );
  return body.entries
    .map(({ data, ...rest }) => ({
      ...rest,
      data: (typeof data === 'string' ? JSON.parse(data) : data) as Record<string, unknown>,
    }))
    .filter((entry) => entry.kind === kind && actor.test(entry.actor));
}

/** Waits for the first entry of this kind and person: it is written beside the answer. */
async function entry(kind: string, actor: RegExp, cause: string): Promise<Entry> {
  let found: Entry | undefined;
  await until(`an entry ${kind} ${cause}`, async () => {
    found = (await entries(kind, actor)).find(({ data }) => data['cause'] === cause);
    return found !== undefined;
  });
  return found as Entry;
}

const clicks = (actor: string, requestId: string) =>
  entries('click.refused', new RegExp(`^${actor}$`)).then((all) =>
    all.filter(({ request_id: id }) => id === requestId),
  );

test.each([
  ['U0CARO', 'not-a-reviewer'],
  ['U0GUEST', 'guest'],
  ['U0GONE', 'deactivated'],
  ['U0OTHER', 'other-team'],
  ['U0BEN', 'own-request'],
])('%s presses Approve again and again: one entry, %s', async (user, cause) => {
  const asked = await workspace.api.ask(`make for-${user}`, { context: { actor: 'ben-dev' } });
  const card = await cardOf(workspace, asked.id);
  await card.press(user, 'Approve');
  await card.press(user, 'Approve');
  await card.press(user, 'Approve');
  await until('the entry', async () => (await clicks(user, asked.id)).length > 0);
  expect(await clicks(user, asked.id)).toEqual([
    expect.objectContaining({
      actor: user,
      data: expect.objectContaining({ what: 'request_approve', cause }),
    }),
  ]);
  expect(
    workspace.gate.log.filter(
      ({ msg, actor, requestId }) => msg === 'refused' && actor === user && requestId === asked.id,
    ),
  ).toHaveLength(1);
  expect((await workspace.api.read(asked.id)).status).toBe('pending');
});

test('a form that was opened rightly and is refused when it is sent leaves an entry about its request', async () => {
  const asked = await workspace.api.ask('make form', { context: { actor: 'octocat' } });
  const card = await cardOf(workspace, asked.id);
  await card.press('U0CARO', 'Deny…');
  await until('the entry', async () => (await clicks('U0CARO', asked.id)).length > 0);
  expect((await clicks('U0CARO', asked.id))[0]?.data).toMatchObject({
    what: 'request_deny',
    cause: 'not-a-reviewer',
  });
  await card.press('U0BEN', 'Approve & allow…');
  await modalOf(workspace, 'U0BEN');
  await until('the entry', async () => (await clicks('U0BEN', asked.id)).length > 0);
  expect((await clicks('U0BEN', asked.id))[0]?.data).toEqual({
    what: 'request_approve_and_allow',
    cause: 'not-an-admin',
  });
});

test.each([
  ['allow rm -rf *', '/expacti allow', 'U0BEN', 'not-an-admin'],
  ['token create x', '/expacti token', 'U0BEN', 'not-an-admin'],
  ['break-glass', '/expacti break-glass', 'U0BEN', 'not-an-admin'],
  ['pending', '/expacti pending', 'U0GUEST', 'guest'],
  ['hunter2 is my password', '/expacti', 'U0OTHER', 'other-team'],
])('/expacti %s', async (text, what, user, cause) => {
  await command(workspace, user, text);
  await until('the entry', async () =>
    (await entries('click.refused', new RegExp(user))).some(({ data }) => data['what'] === what),
  );
  const all = await entries('click.refused', new RegExp(user));
  expect(all.find(({ data }) => data['what'] === what)?.data).toMatchObject({ what, cause });
  expect(JSON.stringify(all)).not.toMatch(/hunter2|rm -rf/);
});

test('what somebody may do leaves none, nor does a list of what they may not decide', async () => {
  const asked = await workspace.api.ask('make fine', { context: { actor: 'ben-dev' } });
  const card = await cardOf(workspace, asked.id);
  await workspace.slack.act({ type: 'open_home', as: 'U0BEN' });
  await command(workspace, 'U0BEN', 'pending');
  await told(workspace, 'U0BEN', /make fine/);
  await card.press('U0ANA', 'Approve');
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
  expect(await clicks('U0BEN', asked.id)).toEqual([]);
  expect(await entries('click.refused', /U0ANA/)).toEqual([]);
});

test('a token where it is not valid leaves one entry for each environment and action', async () => {
  const { shown, api } = await makeToken(workspace, { name: 'narrow', environments: ['staging'] });
  for (let n = 0; n < 3; n += 1) {
    expect((await api.call('POST', '/v1/requests', { command: 'ls' })).status).toBe(403);
    expect((await api.call('GET', '/v1/rules')).status).toBe(403);
  }
  const actor = new RegExp(shown.id);
  expect((await entry('token.refused', actor, 'wrong-environment')).data).toMatchObject({
    what: 'POST /v1/requests',
    environment: 'production',
  });
  expect((await entry('token.refused', actor, 'not-an-admin')).data).toMatchObject({ what: 'GET /v1/rules' });
  expect(await entries('token.refused', actor)).toHaveLength(2);
  const ran = await expacti(workspace.api.url, ['rules', 'export'], { EXPACTI_TOKEN: api.token });
  expect(ran.code).toBe(78);
});

/** A call with a token that does not exist, from behind a proxy. */
const guess = (from: string, secret: string, more: Record<string, string> = {}) =>
  workspace.api.call('GET', '/v1/rules', undefined, {
    authorization: `Bearer ${secret}`,
    'x-forwarded-for': from,
    ...more,
  });

test('unknown tokens are limited by address; a valid one is let in beside them', async () => {
  const caller = await addCaller(workspace);
  const statuses: number[] = [];
  for (let n = 0; n < 15; n += 1) statuses.push((await guess('203.0.113.9', `guess-${n}`)).status);
  expect(statuses).toEqual([...Array(10).fill(401), ...Array(5).fill(429)]);
  const limited = await guess('203.0.113.9', 'guess');
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(limited.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  // Behind the same address, never seen before.
  expect((await guess('203.0.113.9', caller.token)).status).toBe(403);
  expect((await guess('203.0.113.10', 'guess')).status).toBe(401);
  // Whoever calls may write what they like in front of what the proxy adds.
  expect((await guess('198.51.100.77, 203.0.113.9', 'guess')).status).toBe(429);
});

test('all of one IPv6 network is one address', async () => {
  const statuses = new Set<number>();
  for (let n = 0; n < 11; n += 1) statuses.add((await guess(`2001:db8:0:7::${n + 1}`, 'x')).status);
  expect([...statuses]).toEqual([401, 429]);
  expect((await guess('2001:db8:0:8::1', 'x')).status).toBe(401);
});

test('unknown tokens leave one entry a minute for an address, without the token', async () => {
  const secret = 'expacti_a-token-that-leaked';
  await guess('203.0.113.50', secret);
  await guess('203.0.113.50', secret);
  const { data } = await entry('token.unknown', /203\.0\.113\.50/, 'unknown-token');
  expect(data).toMatchObject({ what: 'GET /v1/rules' });
  expect(await entries('token.unknown', /203\.0\.113\.50/)).toHaveLength(1);
  const hash = createHash('sha256').update(secret).digest('hex');
  const kept = await besideGate(workspace, (client) => client.query('SELECT data FROM audit_entries'));
  for (const text of [JSON.stringify(kept.rows), JSON.stringify(workspace.gate.log)]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(hash);
  }
});

test('a flood from many addresses leaves few entries, and is counted', async () => {
  await Promise.all(Array.from({ length: 120 }, (_, n) => guess(`198.18.0.${n}`, 'flood')));
  // A minute may end in the middle of it.
  expect((await entries('token.unknown')).length).toBeLessThanOrEqual(75);
  const metrics = await (await fetch(`${workspace.api.url}/metrics`)).text();
  expect(
    Number(/^expacti_refusals_total\{kind="token.unknown",cause="unknown-token"\} (\d+)/m.exec(metrics)?.[1]),
  ).toBeGreaterThan(120);
  expect(metrics).toMatch(/^expacti_refusals_total\{kind="click.refused",cause="not-an-admin"\}/m);
});

test('the audit log is intact', async () => {
  const verified = await expacti(workspace.api.url, ['audit', 'verify'], {
    EXPACTI_TOKEN: workspace.api.token,
  });
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('intact') });
});

test('without TRUSTED_PROXIES X-Forwarded-For does not count', async () => {
  delete workspace.env['TRUSTED_PROXIES'];
  await workspace.gate.stop();
  await workspace.restart();
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await guess(`203.0.113.${n}`, `guess-${n}`)).status);
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  expect((await workspace.api.call('GET', '/v1/rules')).status).toBe(200);
});
