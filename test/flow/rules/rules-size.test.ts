import { CLI, expacti, start } from '../../support/callers/expacti-cli.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, written } from '../../support/rules/rule-book.ts';

// The largest rule book that one import may bring.
const COUNT = 10_000;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const book = (reason: string) =>
  Array.from({ length: COUNT }, (_, index) => written(`deploy-tool release service-${index} *`, { reason }));

test('10,000 rules are imported, judged by, changed, exported, imported again and retired', async () => {
  const { api } = workspace;
  expect(await importRules(api, book('known'))).toMatchObject({ unchanged: 0, refused: [] });
  expect(await rulesOf(api)).toHaveLength(COUNT);
  expect((await api.check('deploy-tool release service-9999 now')).verdict).toBe('allow');

  // Other callers are answered while it lasts. The embedded database does one thing at a time: there they may have to
  // ask again.
  const changing = importRules(api, book('known for long, and looked at again every year. '.repeat(5)));
  const answers = await Promise.all(
    ['ls', 'id', 'env'].map((command) => api.call('POST', '/v1/requests', { command })),
  );
  const awaited = workspace.home.shared ? [201] : [201, 503];
  for (const { status } of answers) expect(awaited).toContain(status);
  expect((await changing).changed).toHaveLength(COUNT);

  const settings = { EXPACTI_TOKEN: api.token };
  const exported = await expacti(api.url, ['rules', 'export'], settings);
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(exported.stdout)).toEqual({ rules: await rulesOf(api) });
  const round = await start(
    '/bin/bash',
    ['-c', '"$0" "$1" rules export | "$0" "$1" rules import --mode replace -', process.execPath, CLI],
    { EXPACTI_URL: api.url, ...settings },
  ).ended;
  expect(round).toEqual({
    code: 0,
    stdout: `0 added, 0 changed, 0 retired, ${COUNT} unchanged, 0 refused.\n`,
    stderr: '',
  });

  expect((await importRules(api, [], '?mode=replace')).retired).toHaveLength(COUNT);
  expect(await rulesOf(api)).toEqual([]);
}, 180_000);
