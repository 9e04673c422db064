import type { Api } from '../../support/gate/api.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, soon, written } from '../../support/rules/rule-book.ts';

// Rules over restarts and, where there is a database to share, over several processes.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const isAllowed = async (api: Api, command: string) => (await api.check(command)).verdict === 'allow';

test('killed and started again: the rules and their uses are there, and the gate judges by them from its first answer', async () => {
  const { api } = workspace;
  await importRules(api, [
    written('echo *', { max_uses: 2 }),
    written('ls *'),
    written('rm *', { effect: 'deny' }),
  ]);
  expect((await api.ask('echo before')).status).toBe('approved');
  const rules = await rulesOf(api);
  expect(rules).toContainEqual(expect.objectContaining({ pattern: 'echo *', uses: 1 }));
  await workspace.gate.kill();
  await workspace.restart();
  const again = workspace.api;
  expect(await rulesOf(again)).toEqual(rules);
  expect((await again.ask('echo after')).status).toBe('approved');
  expect((await again.ask('echo more')).status).toBe('pending');
  expect((await again.ask('rm x')).status).toBe('denied');
});

test('a process that changes a rule judges by it at once', async () => {
  const { api } = workspace;
  for (let round = 0; round < 5; round += 1) {
    await importRules(api, [written(`make round-${round} *`)], '?mode=replace');
    expect((await api.ask(`make round-${round} all`)).status).toBe('approved');
    expect((await api.ask(`make round-${round - 1} all`)).status).toBe('pending');
  }
});

if (process.env.TEST_DATABASE_URL !== undefined) {
  test('what one process imports or retires, the other judges by within a second', async () => {
    const second = await workspace.another();
    for (let round = 0; round < 5; round += 1) {
      const command = `make shared-${round} all`;
      const [from, to] = round % 2 === 0 ? [workspace.api, second.api] : [second.api, workspace.api];
      await importRules(from, [written(`make shared-${round} *`)], '?mode=replace');
      expect(await isAllowed(from, command)).toBe(true);
      await soon(() => isAllowed(to, command));
      await importRules(from, [], '?mode=replace');
      expect(await isAllowed(from, command)).toBe(false);
      await soon(async () => !(await isAllowed(to, command)));
    }
  });

  test('forty requests at two processes against seven uses: seven pass', async () => {
    const second = await workspace.another();
    const apis = [workspace.api, second.api];
    await importRules(workspace.api, [written('echo few *', { max_uses: 7 })], '?mode=replace');
    await soon(() => isAllowed(second.api, 'echo few'));
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (apis[index % 2] ?? workspace.api).ask(`echo few ${index}`)),
    );
    expect(asked.filter(({ status }) => status === 'approved')).toHaveLength(7);
    expect(asked.filter(({ status }) => status === 'pending')).toHaveLength(33);
    await soon(async () => !(await isAllowed(second.api, 'echo few')));
  });

  test('two imports at once at two processes: one after the other, nothing is lost', async () => {
    const second = await workspace.another();
    const list = (name: string) => Array.from({ length: 50 }, (_, index) => written(`${name} do ${index}`));
    const shared = written('both do *');
    const [one, two] = await Promise.all([
      importRules(workspace.api, [shared, ...list('one')]),
      importRules(second.api, [shared, ...list('two')]),
    ]);
    expect(one.unchanged + two.unchanged).toBe(1);
    const patterns = (await rulesOf(workspace.api)).map(({ pattern }) => pattern);
    expect(patterns.filter((pattern) => / do /.test(pattern))).toHaveLength(101);
  });

  test('imports and requests that use up the same rules at once: nobody fails', async () => {
    const second = await workspace.another();
    const names = ['ab', 'cd', 'ef', 'gh'];
    const rules = (reason: string) =>
      names.map((name) => written(`echo ${name} *`, { max_uses: 1000, reason }));
    await importRules(workspace.api, rules('start'), '?mode=replace');
    await soon(() => isAllowed(second.api, 'echo ab 1'));
    const texts = [...names, ...names.toReversed()].map((name) => `echo ${name} 1`);
    const commands = [texts.slice(0, 4).join(' && '), texts.slice(4).join(' && ')];
    const asking = Array.from({ length: 12 }, (_, index) =>
      (index % 3 === 0 ? workspace.api : second.api).ask(`${commands[index % 2]}; echo ab ${index}`),
    );
    const importing = Array.from({ length: 3 }, (_, index) =>
      importRules(second.api, index % 2 === 0 ? rules(`${index}`) : rules(`${index}`).toReversed()),
    );
    await Promise.all(importing);
    const asked = await Promise.all(asking);
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'approved'));
  });
}
