import { Api } from '../../support/gate/api.ts';
import { addCaller } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import {
  importRules,
  rulesOf,
  type ShownReport,
  type ShownRule,
  type WrittenRule,
  written,
} from '../../support/rules/rule-book.ts';

export function imports(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  beforeEach(async () => {
    await importRules(workspace.api, [], '?mode=replace');
  });

  const patterns = (rules: readonly { pattern: string }[]) => rules.map(({ pattern }) => pattern);

  function summary({ added, changed, retired, unchanged, refused, dry_run }: ShownReport) {
    const [isAdded, isChanged, isRetired] = [added, changed, retired].map(patterns);
    return { added: isAdded, changed: isChanged, retired: isRetired, unchanged, refused, dry_run };
  }

  const PULL = written('docker compose pull *');
  const PS = written('docker compose ps *');
  const DENY = written('docker volume rm *', { effect: 'deny', reason: 'ask the DBA' });

  test('a scope that is written otherwise is the same scope', async () => {
    const { api } = workspace;
    await importRules(api, [written('make it', { environments: ['staging'], repositories: ['acme/api'] })]);
    const again = { environments: ['staging', 'staging'], repositories: [' Acme/API', 'acme/api'] };
    const report = await importRules(api, [written('make it', { ...again, reason: 'anew' })]);
    expect(summary(report)).toMatchObject({ added: [], changed: ['make it'] });
    expect(patterns(await rulesOf(api))).toEqual(['make it']);
  });

  test('a rule that is refused for two reasons is one rule', async () => {
    const { status, body } = await workspace.api.call('POST', '/v1/rules/import', {
      rules: [PULL, written('*', { environments: ['Staging', 'prod'] })],
    });
    expect(status).toBe(422);
    expect(body.detail).toBe('1 of 2 rules are refused; nothing was changed.');
  });

  test('without two admins an import may widen a rule', async () => {
    await importRules(workspace.api, [written('make it *', { max_uses: 3, hours: 'any' })]);
    const report = await importRules(workspace.api, [written('make it *', { max_uses: 4 })]);
    expect(summary(report)).toMatchObject({ changed: ['make it *'], refused: [] });
  });

  test('a rule is kept as it was written, with what comes with keeping it', async () => {
    const { api } = workspace;
    const whole: WrittenRule = {
      effect: 'allow',
      type: 'regex',
      pattern: 'kubectl rollout status [a-z/-]+',
      environments: ['production', 'staging'],
      repositories: ['acme/*'],
      hours: 'working',
      expires_at: '2099-01-02T03:04:05.678Z',
      max_uses: 10,
      reason: 'looks only',
      example: 'kubectl rollout status deploy/api',
    };
    const { added } = await importRules(api, [whole]);
    const [rule] = await rulesOf(api);
    expect(added).toEqual([rule]);
    expect(rule).toEqual({
      ...whole,
      id: expect.any(String),
      owner: 'token:bootstrap',
      uses: 0,
      last_used_at: null,
      created_at: expect.any(String),
      retired_at: null,
    });
  });

  test('what is left out of a rule has its default', async () => {
    await importRules(workspace.api, [PULL]);
    expect(await rulesOf(workspace.api)).toMatchObject([
      {
        ...PULL,
        environments: [],
        repositories: [],
        hours: 'any',
        expires_at: null,
        max_uses: null,
        example: null,
      },
    ]);
  });

  test('merge adds what is new, changes what is there, and leaves the rest', async () => {
    const { api } = workspace;
    await importRules(api, [PULL, PS, DENY]);
    const before = await rulesOf(api);
    const up = written('docker compose up -d *');
    const report = await importRules(api, [{ ...PULL, reason: 'looks only', max_uses: 3 }, PS, up]);
    expect(summary(report)).toEqual({
      added: [up.pattern],
      changed: [PULL.pattern],
      retired: [],
      unchanged: 1,
      refused: [],
      dry_run: false,
    });
    const expected = before.map((rule) =>
      rule.pattern === PULL.pattern ? { ...rule, reason: 'looks only', max_uses: 3 } : rule,
    );
    const byPattern = (a: ShownRule, b: ShownRule) => (a.pattern < b.pattern ? -1 : 1);
    expect((await rulesOf(api)).sort(byPattern)).toEqual([...expected, ...report.added].sort(byPattern));
  });

  test('replace also retires what is not in the list', async () => {
    const { api } = workspace;
    await importRules(api, [PULL, PS, DENY]);
    const report = await importRules(api, [PS], '?mode=replace');
    expect(summary(report)).toMatchObject({ added: [], changed: [], unchanged: 1 });
    expect(patterns(report.retired).sort()).toEqual([PULL.pattern, DENY.pattern]);
    expect(report.retired.map(({ retired_at: at }) => at)).not.toContain(null);
    expect(patterns(await rulesOf(api))).toEqual([PS.pattern]);
  });

  test('a rule that was retired comes back as a new one', async () => {
    const { api } = workspace;
    const [first] = (await importRules(api, [PULL])).added;
    await importRules(api, [], '?mode=replace');
    const [second] = (await importRules(api, [PULL])).added;
    expect(second?.id).not.toBe(first?.id);
    expect(patterns(await rulesOf(api))).toEqual([PULL.pattern]);
  });

  test('another effect, type or scope is another rule; the order of a scope is not', async () => {
    const { api } = workspace;
    const scoped = {
      ...PULL,
      environments: ['staging', 'production'],
      repositories: ['Acme/API', 'acme/web'],
    };
    const others = [
      PULL,
      scoped,
      { ...PULL, effect: 'deny' as const },
      { ...PULL, type: 'exact' as const, pattern: 'docker compose pull api' },
      { ...PULL, hours: 'working' },
    ];
    expect((await importRules(api, others)).added).toHaveLength(5);
    const turned = {
      ...scoped,
      environments: ['production', 'staging'],
      repositories: ['acme/web', 'acme/api'],
    };
    expect(summary(await importRules(api, [turned]))).toMatchObject({ added: [], changed: [], unchanged: 1 });
  });

  test('a dry run says the same, and does nothing', async () => {
    const { api } = workspace;
    await importRules(api, [PULL, DENY]);
    const before = await rulesOf(api);
    const list = [{ ...PULL, reason: 'another' }, PS];
    const dry = await importRules(api, list, '?mode=replace&dry_run=true');
    expect(await rulesOf(api)).toEqual(before);
    const done = await importRules(api, list, '?mode=replace&dry_run=false');
    expect(summary(dry)).toEqual({ ...summary(done), dry_run: true });
  });

  test('a token without admin rights is refused, and no token at all', async () => {
    const caller = await addCaller(workspace);
    const nobody = new Api(workspace.api.url, 'unknown');
    for (const [api, status] of [
      [caller, 403],
      [nobody, 401],
    ] as const) {
      expect((await api.call('GET', '/v1/rules')).status).toBe(status);
      const answer = await api.call('POST', '/v1/rules/import', { rules: [PULL] });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect((await api.call('POST', '/v1/rules/import?dry_run=true', { rules: [PULL] })).status).toBe(
        status,
      );
    }
    expect(await rulesOf(workspace.api)).toEqual([]);
  });
}
