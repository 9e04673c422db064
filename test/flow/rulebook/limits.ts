import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import {
  importRules,
  ruleOf,
  type ShownRule,
  soon,
  type WrittenRule,
  written,
} from '../../support/rules/rule-book.ts';

/** How far a rule reaches: uses, time, environments, repositories. */
export function limits(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const only = (...rules: WrittenRule[]) => importRules(workspace.api, rules, '?mode=replace');

  async function verdicts(
    commands: readonly string[],
    more: Record<string, unknown> = {},
  ): Promise<string[]> {
    const asked = await Promise.all(commands.map((command) => workspace.api.ask(command, more)));
    return asked.map(({ status, decision }) =>
      decision === null ? status : `${status} by ${decision.by.kind}`,
    );
  }

  const times = (count: number, what: string): string[] => Array.from({ length: count }, () => what);
  const numbered = (count: number, command: string): string[] =>
    Array.from({ length: count }, (_, index) => `${command} ${index}`);

  /** The rule, once its uses are counted. */
  async function counted(pattern: string, uses: number): Promise<ShownRule> {
    for (;;) {
      const rule = await ruleOf(workspace.api, pattern);
      if (rule.uses >= uses) return rule;
      await pause(50);
    }
  }

  test('twenty at once against five uses: five pass, fifteen ask', async () => {
    await only(written('echo limited *', { max_uses: 5 }));
    const ends = (await verdicts(numbered(20, 'echo limited'))).sort();
    expect(ends).toEqual([...times(5, 'approved by rule'), ...times(15, 'pending')]);
    expect(await ruleOf(workspace.api, 'echo limited *')).toMatchObject({
      uses: 5,
      last_used_at: expect.any(String),
    });
  });

  test('a rule that is used up says so, to requests and to checks', async () => {
    const { api } = workspace;
    await only(written('echo once *', { max_uses: 1 }));
    expect((await api.check('echo once 1')).verdict).toBe('allow');
    expect(await verdicts(['echo once 1'])).toEqual(['approved by rule']);
    expect(await verdicts(['echo once 2'])).toEqual(['pending']);
    await soon(async () => {
      const { verdict, rules, explanation } = await api.check('echo once 3');
      return verdict === 'ask' && rules.length === 0 && explanation.includes('its 1 uses are used up');
    });
  });

  test('many rules that know the same command, all used up: people are asked', async () => {
    const patterns = [
      'echo *',
      'echo m*',
      'echo ma*',
      'echo man*',
      'echo many*',
      'echo many *',
      'echo many ?',
    ];
    await only(...patterns.map((pattern) => written(pattern, { max_uses: 1 })));
    const ends = (await verdicts(numbered(9, 'echo many'))).sort();
    expect(ends).toEqual([...times(7, 'approved by rule'), ...times(2, 'pending')]);
  });

  test('limited rules used in turned order by many at once are all counted', async () => {
    await only(written('echo left *', { max_uses: 100 }), written('echo right *', { max_uses: 100 }));
    const commands = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? `echo left ${index} && echo right ${index}`
        : `echo right ${index} && echo left ${index}`,
    );
    expect(await verdicts(commands)).toEqual(times(20, 'approved by rule'));
    expect(await ruleOf(workspace.api, 'echo left *')).toMatchObject({ uses: 20 });
    expect(await ruleOf(workspace.api, 'echo right *')).toMatchObject({ uses: 20 });
  });

  test('uses without a limit are counted, with the last one, and asking does not count', async () => {
    const { api } = workspace;
    await only(written('echo free *'), written('rm *', { effect: 'deny' }));
    await verdicts(numbered(3, 'echo free'));
    await verdicts(['echo free 3 && rm x', 'echo free 4; make all']);
    const last = await api.ask('echo free 5');
    expect(await counted('echo free *', 4)).toMatchObject({ uses: 4, last_used_at: last.created_at });
    expect(await counted('rm *', 1)).toMatchObject({ uses: 1 });
  });

  test('an import keeps the uses, and a limit counts those that were before it', async () => {
    await only(written('echo kept *'));
    await verdicts(numbered(2, 'echo kept'));
    await counted('echo kept *', 2);
    await only(written('echo kept *', { max_uses: 3 }));
    expect(await ruleOf(workspace.api, 'echo kept *')).toMatchObject({ uses: 2, max_uses: 3 });
    expect((await verdicts(numbered(4, 'echo kept again'))).sort()).toEqual([
      'approved by rule',
      ...times(3, 'pending'),
    ]);
  });

  test('a rule that has ended knows nothing, and says when it ended', async () => {
    const { api } = workspace;
    await only(
      written('echo old *', { expires_at: new Date(Date.now() - 1000).toISOString() }),
      written('echo young *', { expires_at: new Date(Date.now() + 600_000).toISOString() }),
    );
    expect(await verdicts(['echo old 1', 'echo young 1'])).toEqual(['pending', 'approved by rule']);
    expect((await api.check('echo old 1')).explanation).toContain('it ended at ');
  });

  test('a rule ends at its moment, without a change of the rule book', async () => {
    const ends = Date.now() + 1500;
    await only(written('echo brief *', { expires_at: new Date(ends).toISOString() }));
    const inTime = await workspace.api.ask('echo brief 1');
    expect(Date.parse(inTime.created_at) < ends).toBe(inTime.status === 'approved');
    await pause(Math.max(0, ends - Date.now()) + 50);
    expect(await verdicts(['echo brief 2'])).toEqual(['pending']);
  });

  test('a rule knows only its environments', async () => {
    await only(written('echo place *', { environments: ['staging', 'qa'] }));
    expect(await verdicts(['echo place 1'], { environment: 'staging' })).toEqual(['approved by rule']);
    expect(await verdicts(['echo place 2'], { environment: 'qa' })).toEqual(['approved by rule']);
    expect(await verdicts(['echo place 3'])).toEqual(['pending']);
  });

  test.each([
    ['acme/api', 'approved by rule'],
    ['ACME/Web', 'approved by rule'],
    ['acme-evil/api', 'pending'],
    ['evil/acme/api', 'pending'],
  ])('a rule for acme/*, asked from %s: %s', async (repository, end) => {
    await only(written('echo home *', { repositories: ['acme/*'] }));
    expect(await verdicts([`echo home ${repository}`], { context: { repository } })).toEqual([end]);
  });

  test('a rule for repositories knows nothing of a caller that names none', async () => {
    await only(written('echo home *', { repositories: ['acme/*'] }));
    expect(await verdicts(['echo home alone'])).toEqual(['pending']);
  });

  test('a deny rule is held to its scope as well', async () => {
    await only(written('echo stop *', { effect: 'deny', environments: ['production'] }), written('echo *'));
    expect(await verdicts(['echo stop 1'])).toEqual(['denied by rule']);
    expect(await verdicts(['echo stop 2'], { environment: 'staging' })).toEqual(['approved by rule']);
  });
}
