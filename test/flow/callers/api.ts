import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { checkGrant } from '../../../src/client/approval/grant.ts';
import { Api } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';

export function api(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    workspace.api.call('POST', '/v1/requests', body, headers);

  test.each<[string, unknown, number, string | null]>([
    ['not JSON', '{bad', 400, null],
    ['no body', '', 422, null],
    ['a list', [], 422, ''],
    ['no command', {}, 422, 'command'],
    ['an empty command', { command: ' \n' }, 422, 'command'],
    ['a command that is no text', { command: 7 }, 422, 'command'],
    ['a command over 16 KiB', { command: 'a'.repeat(16_385) }, 422, 'command'],
    ['a command over 16 KiB in UTF-8 only', { command: 'é'.repeat(8_193) }, 422, 'command'],
    ['half a character', '{"command":"\\ud800"}', 422, 'command'],
    ['an unknown field', { command: 'ls', comand: 'rm' }, 422, 'comand'],
    ['an unknown field of the context', { command: 'ls', context: { user: 'x' } }, 422, 'context.user'],
    ['a wrong environment', { command: 'ls', environment: 'Pro duction' }, 422, 'environment'],
    ['a timeout under 5 s', { command: 'ls', timeout: 4 }, 422, 'timeout'],
    ['a timeout over a day', { command: 'ls', timeout: 86_401 }, 422, 'timeout'],
    ['a timeout with a fraction', { command: 'ls', timeout: 5.5 }, 422, 'timeout'],
    [
      'a run_url that is a script',
      { command: 'ls', context: { run_url: 'javascript:alert(1)' } },
      422,
      'context.run_url',
    ],
    [
      'a run_url that breaks out of its link',
      { command: 'ls', context: { run_url: 'https://x|y> <!channel' } },
      422,
      'context.run_url',
    ],
    ['a NUL in a reason', { command: 'ls', reason: 'a\0b' }, 422, 'reason'],
    ['a plan that is no object', { command: 'ls', plan: [] }, 422, 'plan'],
    ['a body over 256 KiB', { command: 'ls', reason: 'a'.repeat(300_000) }, 413, null],
    ['a body nested 100,000 deep', `{"command":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 422, ''],
    ['a plan nested 201 deep', `{"command":"ls","plan":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`, 422, ''],
    ['bytes that are not UTF-8', Buffer.from('{"command":"echo \xe9"}', 'latin1'), 400, null],
    ['a plan over 8 MiB', { command: 'ls', plan: { x: 'a'.repeat(8_400_000) } }, 413, null],
  ])('%s is refused with a clear answer', async (_what, body, status, path) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status,
      detail: expect.any(String),
    });
    const named = ((answer.body.errors ?? []) as { path: string }[]).map((error) => error.path);
    expect(named.find((one) => one === path) ?? null).toBe(path);
  });

  test('what is within its limits is taken: 16 KiB of command, 7 MiB of plan', async () => {
    const answer = await post({ command: 'a'.repeat(16_384), plan: { x: 'b'.repeat(7_000_000) } });
    expect(answer.status).toBe(201);
  });

  test('the answer has the shape that the contract gives', async () => {
    const asked = await workspace.api.ask('ls -l', {
      reason: 'look',
      cwd: '/srv',
      context: { actor: 'octocat' },
    });
    expect(asked).toMatchObject({
      id: expect.any(String),
      status: 'pending',
      command: 'ls -l',
      command_sha256: createHash('sha256').update('ls -l').digest('hex'),
      environment: 'production',
      verdict: 'ask',
      risk: { score: 0, level: 'low', categories: ['read-only'], factors: [] },
      findings: [{ code: 'first-seen', severity: 'note', text: expect.any(String) }],
      rules: [],
      approvals: { required: 1, given: [] },
      decided_at: null,
      decision: null,
      message_url: null,
      grant: null,
    });
    expect(Date.parse(asked.expires_at) - Date.parse(asked.created_at)).toBe(60_000);
  });

  test.each<[string, string, string, number]>([
    ['an unknown path', 'GET', '/v1/nothing', 404],
    ['an unknown request', 'GET', '/v1/requests/6f0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c11', 404],
    ['an id that is none', 'GET', "/v1/requests/' OR 1=1 --", 404],
    ['an id with a NUL', 'GET', '/v1/requests/%00', 404],
    ['cancelling an id with a NUL', 'POST', '/v1/requests/%00/cancel', 404],
    ['a very long id', 'GET', `/v1/requests/${'a'.repeat(300)}`, 404],
    ['an address that is no UTF-8', 'GET', '/v1/requests/%ff', 400],
    ['cancelling an unknown request', 'POST', '/v1/requests/nope/cancel', 404],
    ['another method', 'DELETE', '/v1/requests', 405],
    ['wait over 60', 'GET', '/v1/requests/x?wait=61', 422],
    ['wait below 0', 'GET', '/v1/requests/x?wait=-1', 422],
    ['wait that is no number', 'GET', '/v1/requests/x?wait=soon', 422],
  ])('%s: %s %s is %i', async (_what, method, path, status) => {
    const answer = await workspace.api.call(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('a result for an id with a NUL is 404, and a wrong result names its fields', async () => {
    const { api } = workspace;
    const result = { exit_code: 0, duration_ms: 1 };
    expect((await api.call('POST', '/v1/requests/%00/result', result)).status).toBe(404);
    expect(await api.call('POST', '/v1/requests/%00/result', { exit_code: 256 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'exit_code' }, { path: 'duration_ms' }] },
    });
  });

  test.each([
    ['headers over 16 KiB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['what is no HTTP', 'hello\r\n\r\n', 400],
  ])('%s are answered in the same form', async (_what, sent, status) => {
    const answer = await raw(workspace.api.url, sent);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status });
  });

  /** Sends bytes as they are, and reads until the gate hangs up. */
  function raw(url: string, bytes: string): Promise<string> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });
  }

  test('another content type is 415', async () => {
    expect((await post('command=ls', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('%s is 401', async (_what, headers) => {
    const response = await fetch(`${workspace.api.url}/v1/requests`, { method: 'POST', headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('the same key and body are the same request; another body is a conflict', async () => {
    const key = { 'idempotency-key': 'deploy-42' };
    const first = await post({ command: 'ls', reason: 'a' }, key);
    const again = await post({ reason: 'a', command: 'ls' }, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
    expect((await post({ command: 'rm', reason: 'a' }, key)).status).toBe(409);
    expect((await post({ command: 'ls' }, { 'idempotency-key': 'with space' })).status).toBe(422);
  });

  test('twenty callers with one key at once make one request and one card', async () => {
    const key = { 'idempotency-key': 'all-at-once' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ command: 'echo once' }, key)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      ...Array.from({ length: 19 }, () => 200),
      201,
    ]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await cardOf(workspace, String(answers[0]?.body.id));
  });

  test('the grant is for this token, this command, this question', async () => {
    const { api } = workspace;
    const key = 'the-question';
    const { body } = await post({ command: 'echo granted' }, { 'idempotency-key': key });
    const id = String(body.id);
    await (await cardOf(workspace, id)).press('U0ANA', 'Approve');
    const { grant } = await api.read(id, 30);
    const expected = { requestId: id, command: 'echo granted', environment: 'production', nonce: key };
    expect(await checkGrant(grant ?? '', api.token, expected)).toEqual({ kind: 'valid' });
    for (const other of [
      { command: 'echo other' },
      { nonce: 'x' },
      { environment: 'staging' },
      { requestId: 'x' },
    ]) {
      expect((await checkGrant(grant ?? '', api.token, { ...expected, ...other })).kind).toBe('invalid');
    }
    expect((await checkGrant(grant ?? '', `${api.token}x`, expected)).kind).toBe('invalid');
  });

  test('health, metrics and the API description need no token', async () => {
    const anonymous = new Api(workspace.api.url, '');
    expect((await anonymous.call('GET', '/healthz')).body).toEqual({ status: 'ok' });
    const readiness = async () =>
      (await anonymous.call<{ people: { checked_at: string | null } }>('GET', '/readyz')).body;
    await until('the look at people', async () => (await readiness()).people.checked_at !== null);
    expect(await readiness()).toEqual({
      status: 'ready',
      checks: {
        database: 'ok',
        slack_settings: 'ok',
        slack_socket: 'ok',
        slack_tokens: 'ok',
        slack_scopes: 'ok',
        jobs: 'ok',
        ...(process.env.TEST_REDIS_URL === undefined ? {} : { redis: 'ok' }),
        ...(process.env.TEST_DATABASE_URL !== undefined && process.env.TEST_REDIS_URL === undefined
          ? { bus: 'ok' }
          : {}),
        people: 'ok',
      },
      degraded: [],
      people: { checked_at: expect.any(String), problems: [] },
      slack: expect.objectContaining({ sockets: 2 }),
    });
    const metrics = await (await fetch(`${workspace.api.url}/metrics`)).text();
    expect(metrics).toMatch(/expacti_requests_total\{environment="production",verdict="ask"\} \d+/);
    await importRules(workspace.api, [written('echo counted')]);
    await workspace.api.ask('echo counted');
    const counted = await (await fetch(`${workspace.api.url}/metrics`)).text();
    expect(counted).toMatch(/expacti_requests_total\{environment="production",verdict="allow"\} 1\n/);
    expect(counted).toMatch(/expacti_decisions_total\{outcome="approved",by="rule"\} 1\n/);
    const { body } = await anonymous.call<{ openapi: string; paths: Record<string, object> }>(
      'GET',
      '/openapi.json',
    );
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/v1/requests',
        '/v1/requests/{id}',
        '/v1/requests/{id}/cancel',
        '/v1/requests/{id}/result',
      ]),
    );
  });

  test('no secret and no Slack payload is in the log', async () => {
    const text = JSON.stringify(workspace.gate.log);
    expect(text).not.toContain(workspace.api.token);
    expect(text).not.toContain(workspace.slack.botToken);
    expect(text).not.toContain(workspace.slack.appToken);
    expect(text).not.toContain('trigger_id');
  });
}
