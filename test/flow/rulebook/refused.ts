import { request } from 'node:http';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, type ShownReport, written } from '../../support/rules/rule-book.ts';

/** What is refused names where and why, and nothing of the list is laid over the rule book. */
export function refusals(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  beforeAll(async () => {
    await importRules(workspace.api, [written('docker compose ps *')], '?mode=replace');
  });
  afterEach(async () => {
    const patterns = (await rulesOf(workspace.api)).map(({ pattern }) => pattern);
    if (patterns.join() !== 'docker compose ps *')
      throw new Error(`the rule book holds ${patterns.join(', ')}`);
  });

  interface Refusal {
    status: number;
    errors: { path: string; message: string }[];
  }

  async function refused(body: unknown, query = ''): Promise<Refusal> {
    const answer = await workspace.api.call<Refusal>('POST', `/v1/rules/import${query}`, body);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.status).toBe(answer.status);
    return answer.body;
  }

  const good = written('docker compose pull *');

  test.each([
    ['a rule for a shell', written('bash *'), 'pattern', /shell script/],
    ['a rule for everything', written('*'), 'pattern', /has to be spelt out/],
    ['an open wrapper', written('sudo *'), 'pattern', /open|wildcard/],
    ['an expression that is none', written('ls (', { type: 'regex' }), 'pattern', /./],
    ['brackets that cannot be', written('ls [z-a]'), 'pattern', /invalid character class/],
    ['an expression that knows a shell', written('.*', { type: 'regex' }), 'pattern', /also matches/],
    ['its own example is not known', written('ls *', { example: 'rm x' }), 'example', /rm x/],
    ['a reason of blanks', written('ls *', { reason: ' \n' }), 'reason', /needs a reason/],
    [
      'repositories that are no glob',
      written('ls *', { repositories: ['a/*', 'acme/['] }),
      'repositories',
      /acme/,
    ],
    ['hidden characters', written('ls\u202E *'), 'pattern', /hidden/],
  ])('one refused rule and nothing is changed: %s', async (_what, rule, field, why) => {
    const { status, errors } = await refused({ rules: [good, rule] }, '?mode=replace');
    expect(status).toBe(422);
    expect(errors).toEqual([{ path: `rules.1.${field}`, message: expect.stringMatching(why) }]);
  });

  test('every refused rule is named', async () => {
    const { errors } = await refused({ rules: [written('bash *'), good, written('sh *')] });
    expect(errors.map(({ path }) => path)).toEqual(['rules.0.pattern', 'rules.2.pattern']);
  });

  test('the same rule twice in one list', async () => {
    const { status, errors } = await refused({ rules: [good, { ...good, reason: 'again' }] });
    expect({ status, errors }).toEqual({
      status: 422,
      errors: [{ path: 'rules.1', message: expect.stringMatching(/twice/) }],
    });
  });

  test('a dry run lists what would be refused, and what would be done without it', async () => {
    const report = await importRules(workspace.api, [good, written('bash *')], '?dry_run=true');
    expect(report).toMatchObject<Partial<ShownReport>>({
      dry_run: true,
      refused: [
        {
          index: 1,
          pattern: 'bash *',
          path: 'rules.1.pattern',
          why: expect.stringMatching(/shell script/),
        },
      ],
    });
  });

  test.each<[string, unknown, string]>([
    ['an unknown field of a rule', { rules: [{ ...good, patern: 'x' }] }, 'rules.0.patern'],
    ['an unknown field of the body', { rules: [], mode: 'replace' }, 'mode'],
    ['no rules', {}, 'rules'],
    ['rules that are no list', { rules: good }, 'rules'],
    ['an unknown effect', { rules: [{ ...good, effect: 'ask' }] }, 'rules.0.effect'],
    ['an unknown type', { rules: [{ ...good, type: 'prefix' }] }, 'rules.0.type'],
    ['no reason', { rules: [{ ...good, reason: undefined }] }, 'rules.0.reason'],
    ['an empty pattern', { rules: [{ ...good, pattern: '' }] }, 'rules.0.pattern'],
    ['a pattern over 2,000 characters', { rules: [written(`ls ${'a'.repeat(2000)}`)] }, 'rules.0.pattern'],
    ['a NUL in a pattern', { rules: [written('ls \0')] }, 'rules.0.pattern'],
    [
      'half a character in a reason',
      '{"rules":[{"effect":"allow","type":"glob","pattern":"ls","reason":"\\ud800"}]}',
      'rules.0.reason',
    ],
    [
      'a wrong environment',
      { rules: [{ ...good, environments: ['Pro duction'] }] },
      'rules.0.environments.0',
    ],
    ['unknown hours', { rules: [{ ...good, hours: 'night' }] }, 'rules.0.hours'],
    ['expires_at that is no moment', { rules: [{ ...good, expires_at: 'tomorrow' }] }, 'rules.0.expires_at'],
    [
      'expires_at without a zone',
      { rules: [{ ...good, expires_at: '2027-01-01T00:00:00' }] },
      'rules.0.expires_at',
    ],
    [
      'a day that does not exist',
      { rules: [{ ...good, expires_at: '2027-02-30T00:00:00Z' }] },
      'rules.0.expires_at',
    ],
    ['the year 0', { rules: [{ ...good, expires_at: '0000-01-01T00:00:00Z' }] }, 'rules.0.expires_at'],
    [
      'the year 10000',
      { rules: [{ ...good, expires_at: '9999-12-31T23:59:59-23:00' }] },
      'rules.0.expires_at',
    ],
    ['max_uses of none', { rules: [{ ...good, max_uses: 0 }] }, 'rules.0.max_uses'],
    ['max_uses with a fraction', { rules: [{ ...good, max_uses: 1.5 }] }, 'rules.0.max_uses'],
    ['max_uses as a text', { rules: [{ ...good, max_uses: '5' }] }, 'rules.0.max_uses'],
    [
      'over 10,000 rules',
      { rules: Array.from({ length: 10_001 }, (_, index) => written(`ls ${index}`)) },
      'rules',
    ],
  ])('%s is 422 and named', async (_what, body, path) => {
    const { status, errors } = await refused(body);
    expect({ status, paths: errors.map((error) => error.path) }).toEqual({ status: 422, paths: [path] });
  });

  test.each([
    ['an unknown mode', '?mode=overwrite', 'mode'],
    ['dry_run that is neither', '?dry_run=1', 'dry_run'],
    ['an unknown parameter', '?dryrun=true', 'dryrun'],
  ])('%s is 422', async (_what, query, path) => {
    const { status, errors } = await refused({ rules: [good] }, query);
    expect({ status, paths: errors.map((error) => error.path) }).toEqual({ status: 422, paths: [path] });
  });

  /** What an import of so many bytes is answered, before any of them is sent: whoever goes on sending meets a closed socket. */
  function statusOfAnnounced(length: number): Promise<number | undefined> {
    const { url, token } = workspace.api;
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': String(length),
    };
    return new Promise((resolve, reject) => {
      const call = request(`${url}/v1/rules/import`, { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      call.flushHeaders();
    });
  }

  test('not JSON, another type, too large', async () => {
    expect((await refused('{bad')).status).toBe(400);
    expect(await statusOfAnnounced(8_400_000)).toBe(413);
    const text = await workspace.api.call('POST', '/v1/rules/import', 'rules', {
      'content-type': 'text/plain',
    });
    expect(text.status).toBe(415);
    expect((await workspace.api.call('PUT', '/v1/rules')).status).toBe(405);
  });
}
