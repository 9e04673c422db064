import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken, type ShownToken, tokensNow } from '../../support/callers/tokens.ts';
import type { Api } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, type ShownReport, written } from '../../support/rules/rule-book.ts';

type Refused = { detail: string; errors: { path: string; message: string }[] };

export function limitedAdmins(given: () => Workspace): void {
  let workspace: Workspace;
  let limited: { shown: ShownToken; secret: string; api: Api };
  beforeAll(async () => {
    workspace = given();
    limited = await makeToken(workspace, { name: 'staging admin', admin: true, environments: ['staging'] });
  });

  const STAGING = written('docker compose ps *', { environments: ['staging'] });
  const BOTH = written('docker compose pull *', { environments: ['staging', 'production'] });
  const EVERYWHERE = written('docker compose logs *');
  const PRODUCTION = written('docker compose up -d *', { environments: ['production'] });
  const DENY = written('docker volume rm *', { effect: 'deny', reason: 'ask the DBA' });
  beforeEach(async () => {
    await importRules(workspace.api, [STAGING, BOTH, EVERYWHERE, PRODUCTION, DENY], '?mode=replace');
  });

  const patterns = (rules: readonly { pattern: string }[]) => rules.map(({ pattern }) => pattern).sort();
  const load = (rules: unknown[], query = '') =>
    limited.api.call<Refused & ShownReport>('POST', `/v1/rules/import${query}`, { rules });

  test('reads the rules that apply there, and no others', async () => {
    expect(patterns(await rulesOf(limited.api))).toEqual(patterns([STAGING, BOTH, EVERYWHERE, DENY]));
    const document = await fetch(`${workspace.api.url}/v1/rules?format=markdown`, {
      headers: { authorization: `Bearer ${limited.secret}` },
    });
    const text = await document.text();
    expect(text).toContain(STAGING.pattern);
    expect(text).not.toContain(PRODUCTION.pattern);
  });

  test('adds, changes and retires the rules that apply there only', async () => {
    const added = written('docker compose top *', { environments: ['staging'] });
    const report = await load([{ ...STAGING, reason: 'looks only' }, added]);
    expect(report).toMatchObject({
      status: 200,
      body: { changed: [{ reason: 'looks only' }], added: [added] },
    });
    const replaced = await load([added], '?mode=replace');
    expect(replaced.status).toBe(200);
    expect(patterns(replaced.body.retired)).toEqual([STAGING.pattern]);
    expect(patterns(await rulesOf(workspace.api))).toEqual(
      patterns([added, BOTH, EVERYWHERE, PRODUCTION, DENY]),
    );
  });

  test.each([
    ['production', { environments: ['production'] }],
    ['production beside it', { environments: ['staging', 'production'] }],
    ['an environment that nobody knows', { environments: ['staging', 'prod'] }],
    ['every environment', {}],
  ])('a rule for %s is refused on its field, and nothing is changed', async (_what, more) => {
    const before = await rulesOf(workspace.api);
    for (const query of ['', '?mode=replace']) {
      const { status, body } = await load([STAGING, written('docker compose kill *', more)], query);
      expect(status).toBe(422);
      // An environment that does not exist is named as well.
      expect(body.errors).toContainEqual({
        path: 'rules.1.environments',
        message: expect.stringMatching(/limited to staging/),
      });
    }
    const dry = await load([written('docker compose kill *', more)], '?dry_run=true');
    expect(dry.body.refused).toContainEqual(expect.objectContaining({ path: 'rules.0.environments' }));
    expect(await rulesOf(workspace.api)).toEqual(before);
  });

  test('does not change a wider rule by naming it as it stands', async () => {
    for (const rule of [BOTH, EVERYWHERE, PRODUCTION, DENY])
      expect((await load([{ ...rule, reason: 'mine now' }])).status).toBe(422);
    const reasons = (await rulesOf(workspace.api)).map(({ reason }) => reason);
    expect(reasons).not.toContain('mine now');
  });

  test('an empty list retires what applies there only', async () => {
    const { status, body } = await load([], '?mode=replace');
    expect(status).toBe(200);
    expect(patterns(body.retired)).toEqual([STAGING.pattern]);
    expect(patterns(await rulesOf(workspace.api))).toEqual(patterns([BOTH, EVERYWHERE, PRODUCTION, DENY]));
  });

  test('makes, lists, binds and revokes no tokens, and reads nothing that tells of every environment', async () => {
    const { shown: other } = await makeToken(workspace, { name: 'not theirs' });
    const calls: [string, string, object?][] = [
      ['POST', '/v1/tokens', { name: 'unlimited', admin: true }],
      ['POST', '/v1/tokens', { name: 'limited too', admin: true, environments: ['staging'] }],
      ['POST', '/v1/tokens', { name: 'no admin', environments: ['staging'] }],
      ['POST', '/v1/tokens', {}],
      ['GET', '/v1/tokens'],
      ['POST', `/v1/tokens/${other.id}/bind`, { owner: 'U0BEN' }],
      ['POST', `/v1/tokens/${limited.shown.id}/bind`, { owner: 'U0BEN' }],
      ['POST', `/v1/tokens/${other.id}/revoke`],
      ['POST', `/v1/tokens/${limited.shown.id}/revoke`],
      ['GET', '/v1/audit'],
      ['GET', '/v1/audit/rows?table=tokens'],
      ['GET', '/v1/digest'],
      ['GET', '/v1/stats'],
      ['GET', '/v1/stats?format=markdown'],
    ];
    for (const [method, path, body] of calls) {
      const answer = await limited.api.call<Refused>(method, path, body);
      expect({ path, status: answer.status }).toEqual({ path, status: 403 });
      expect(answer.body.detail).toMatch(/limited to staging.*valid in every environment/);
    }
    const now = await tokensNow(workspace);
    expect([...now.keys()]).toEqual(expect.arrayContaining(['not theirs', 'staging admin']));
    expect(now.has('unlimited')).toBe(false);
  });

  test('the command line says so, too', async () => {
    const run = (args: string[]) => expacti(workspace.gate.url, args, { EXPACTI_TOKEN: limited.secret });
    for (const args of [
      ['token', 'create', '-n', 'x', '--admin'],
      ['token', 'list'],
      ['audit', 'verify'],
      ['digest'],
      ['report'],
    ])
      expect(await run(args)).toMatchObject({
        code: 78,
        stderr: expect.stringMatching(/limited to staging/),
      });
    const exported = await run(['rules', 'export']);
    expect(exported.code).toBe(0);
    expect(exported.stdout).not.toContain(PRODUCTION.pattern);
  });

  test('an admin token for two environments changes rules for both of them', async () => {
    const two = await makeToken(workspace, {
      name: 'two environments',
      admin: true,
      environments: ['staging', 'production'],
    });
    await importRules(two.api, [
      { ...BOTH, reason: 'both are mine' },
      { ...PRODUCTION, reason: 'mine' },
    ]);
    const { status, body } = await two.api.call<Refused>('POST', '/v1/rules/import?mode=replace', {
      rules: [],
    });
    expect({ status, detail: body.detail }).toMatchObject({ status: 200 });
    expect(patterns(await rulesOf(workspace.api))).toEqual(patterns([EVERYWHERE, DENY]));
  });
}
