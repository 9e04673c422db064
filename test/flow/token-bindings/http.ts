import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken, type ShownToken, tokensNow } from '../../support/callers/tokens.ts';
import type { Api } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { announced, textOf } from '../../support/slack/announcements.ts';

type Answer = ShownToken & { detail: string; errors: { path: string; message: string }[] };

export function bindingsOverHttp(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const create = (body: object) => workspace.api.call<Answer>('POST', '/v1/tokens', body);
  const bind = (id: string, body: object, api: Api = workspace.api) =>
    api.call<Answer>('POST', `/v1/tokens/${id}/bind`, body);
  const token = (args: string[], EXPACTI_TOKEN = workspace.api.token) =>
    expacti(workspace.gate.url, ['token', ...args], { EXPACTI_TOKEN });
  const audited = async (kind: string, id: string) => {
    const { body } = await workspace.api.call<{ entries: { kind: string; actor: string; data: string }[] }>(
      'GET',
      '/v1/audit?limit=1000',
    );
    return body.entries
      .filter((entry) => entry.kind === kind && entry.data.includes(id))
      .map(({ actor, data }) => ({ actor, data: JSON.parse(data) as unknown }));
  };

  test('a token names its repositories, each once, and its owner', async () => {
    const repositories = ['acme/api', 'Acme/API', 'acme/*'];
    const { shown } = await makeToken(workspace, { name: 'http bound', repositories, owner: 'U0BEN' });
    expect(shown).toMatchObject({ repositories: ['acme/api', 'acme/*'], owner: 'U0BEN' });
    expect((await tokensNow(workspace)).get('http bound')).toEqual(shown);
    expect(await audited('token.created', shown.id)).toMatchObject([
      { data: { repositories: ['acme/api', 'acme/*'], owner: 'U0BEN' } },
    ]);
  });

  test.each([
    ['an open bracket', { repositories: ['acme/ok', '[acme/*'] }, 'repositories'],
    ['a range that cannot be', { repositories: ['acme/[z-a]'] }, 'repositories'],
    ['an open brace', { repositories: ['acme/{a,b'] }, 'repositories'],
    ['an empty name', { repositories: [' '] }, 'repositories'],
    ['a NUL', { repositories: ['acme/\0'] }, 'repositories'],
    ['half a character', { repositories: ['acme/\ud800'] }, 'repositories'],
    ['a long one', { repositories: ['x'.repeat(257)] }, 'repositories'],
    ['101', { repositories: Array.from({ length: 101 }, (_, n) => `acme/${n}`) }, 'repositories'],
    ['a text', { repositories: 'acme/*' }, 'repositories'],
    ['repositories of an admin token', { repositories: ['acme/*'], admin: true }, 'repositories'],
    ['a name', { owner: 'ana' }, 'owner'],
    ['a user group', { owner: 'S0ONCALL' }, 'owner'],
    ['a guest', { owner: 'U0GUEST' }, 'owner'],
    ['somebody deactivated', { owner: 'U0GONE' }, 'owner'],
    ['somebody of another workspace', { owner: 'U0OTHER' }, 'owner'],
    ['an app', { owner: 'U0EXPACTI' }, 'owner'],
    ['nobody', { owner: 'U0NOBODY' }, 'owner'],
  ])('%s is refused with its field, when a token is made and when it is bound', async (what, body, path) => {
    const name = `refused ${what}`;
    const made = await create({ name, ...body });
    expect({ status: made.status, paths: new Set(made.body.errors.map((one) => one.path)) }).toEqual({
      status: 422,
      paths: new Set([path]),
    });
    const { admin = false, ...bindings } = body as { admin?: boolean };
    const { shown } = await makeToken(workspace, { name, admin });
    const bound = await bind(shown.id, bindings);
    expect({ status: bound.status, path: bound.body.errors[0]?.path }).toEqual({ status: 422, path });
    expect((await tokensNow(workspace)).get(name)).toEqual(shown);
  });

  test.each([
    ['U0GUEST', /U0GUEST is a guest/],
    ['U0GONE', /U0GONE is deactivated/],
    ['U0OTHER', /U0OTHER belongs to another workspace/],
    ['U0EXPACTI', /U0EXPACTI is an app/],
    ['U0NOBODY', /U0NOBODY does not exist in Slack/],
  ])('%s cannot answer for a token, and the caller is told why', async (owner, why) => {
    const { body } = await create({ name: 'x', owner });
    expect(body.errors[0]?.message).toMatch(why);
  });

  test('if Slack cannot be asked about the owner, nothing is made or bound', async () => {
    const { shown } = await makeToken(workspace, { name: 'unasked' });
    for (const call of [
      () => create({ name: 'unseen owner', owner: 'U0BEN' }),
      () => bind(shown.id, { owner: 'U0BEN' }),
    ]) {
      workspace.slack.faults.api('users.info').fail(503, 1);
      const answer = await call();
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).not.toBeNull();
      expect(answer.body.detail).toMatch(/Slack could not be asked/);
    }
    const now = await tokensNow(workspace);
    expect(now.has('unseen owner')).toBe(false);
    expect(now.get('unasked')).toEqual(shown);
  });

  test('a token is bound later, in part or whole, with what it was in the audit log', async () => {
    const { shown } = await makeToken(workspace, { name: 'later' });
    const first = await bind(shown.id, { repositories: ['acme/*'], owner: 'U0BEN' });
    expect(first.body).toEqual({ ...shown, repositories: ['acme/*'], owner: 'U0BEN' });
    expect((await bind(shown.id, { repositories: ['acme/*'] })).status).toBe(200);
    expect((await bind(shown.id, { owner: null })).body).toMatchObject({
      repositories: ['acme/*'],
      owner: null,
    });
    expect((await bind(shown.id, { repositories: [] })).body).toEqual(shown);
    const steps = await audited('token.bound', shown.id);
    const [none, both, one] = [
      { repositories: [], owner: null },
      { repositories: ['acme/*'], owner: 'U0BEN' },
      { repositories: ['acme/*'], owner: null },
    ];
    expect(steps).toMatchObject(
      [
        [none, both],
        [both, one],
        [one, none],
      ].map(([before, after]) => ({
        actor: 'token:bootstrap',
        data: { id: shown.id, name: 'later', before, after },
      })),
    );
    const verified = await expacti(workspace.gate.url, ['audit', 'verify'], {
      EXPACTI_TOKEN: workspace.api.token,
    });
    expect(verified).toMatchObject({ code: 0 });
    const told = textOf(await announced(workspace, /bound.*`later`[\s\S]*before: acme/));
    expect(told).toContain('Requests from every repository (before: acme/*)');
  });

  test('of many who bind at once each sees what the one before left', async () => {
    const { shown } = await makeToken(workspace, { name: 'raced' });
    const names = Array.from({ length: 8 }, (_, n) => `acme/${n}`);
    const answers = await Promise.all(names.map((one) => bind(shown.id, { repositories: [one] })));
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
    const steps = (await audited('token.bound', shown.id)).map(
      ({ data }) => data as Record<'before' | 'after', { repositories: string[] }>,
    );
    expect(steps.map(({ before }) => before.repositories)).toEqual([
      [],
      ...steps.slice(0, -1).map(({ after }) => after.repositories),
    ]);
    expect((await tokensNow(workspace)).get('raced')?.repositories).toEqual(steps.at(-1)?.after.repositories);
  });

  test('what cannot be bound is said', async () => {
    const { shown, api } = await makeToken(workspace, { name: 'ended' });
    expect((await bind(shown.id, { owner: 'U0BEN' }, api)).status).toBe(403);
    expect((await bind(shown.id, {})).status).toBe(422);
    expect((await bind(shown.id, { environments: [] })).status).toBe(422);
    await workspace.api.call('POST', `/v1/tokens/${shown.id}/revoke`);
    const ended = await bind(shown.id, { repositories: ['acme/*'] });
    expect({ status: ended.status, detail: ended.body.detail }).toMatchObject({
      status: 409,
      detail: expect.stringContaining('already revoked'),
    });
    expect((await bind('bootstrap', { owner: 'U0BEN' })).status).toBe(409);
    for (const id of ['00000000-0000-4000-8000-000000000000', 'no%00id', 'later'])
      expect((await bind(id, { owner: 'U0BEN' })).status).toBe(404);
  });

  test('expacti token create, bind and list show repositories and owner', async () => {
    const made = await token([
      'create',
      '-n',
      'cli bound',
      '--repository',
      'acme/*',
      '--repository',
      'acme-labs/api',
      '--owner',
      'U0BEN',
    ]);
    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(
      /cli bound; everywhere; from acme\/\*, acme-labs\/api; never expires; owner U0BEN/,
    );
    const bound = await token(['bind', 'cli bound', '--repository', 'acme/web', '--no-owner']);
    expect(bound).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Bound .*from acme\/web; never expires; by/),
    });
    expect((await token(['list'])).stdout).toMatch(
      /cli bound; everywhere; from acme\/web; never expires; by token:bootstrap/,
    );
    const { id } = (await tokensNow(workspace)).get('cli bound') ?? { id: '' };
    const freed = await token(['bind', id, '--any-repository', '--owner', 'U0ANA']);
    expect(freed).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/everywhere; never expires; owner U0ANA/),
    });
    for (const wrong of [
      [],
      ['--repository', 'a/b', '--any-repository'],
      ['--repository', '[a'],
      ['--owner', 'ana'],
    ])
      expect(await token(['bind', 'cli bound', ...wrong])).toMatchObject({ code: 64, stdout: '' });
    expect(await token(['bind', 'nobody', '--owner', 'U0ANA'])).toMatchObject({ code: 64 });
    expect(await token(['bind', 'bootstrap', '--owner', 'U0ANA'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/cannot be bound/),
    });
    expect(await token(['create', '-n', 'x', '--owner', 'U0GUEST'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/owner.*is a guest/),
    });
    expect(await token(['bind', '--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--repository'),
    });
  });
}
