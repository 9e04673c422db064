import { expacti } from '../../support/callers/expacti-cli.ts';
import { addCaller } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
  await importRules(
    workspace.api,
    [written('make *'), written('make x', { type: 'exact' })],
    '?mode=replace',
  );
});
afterAll(() => workspace.stop());

const cli = (...args: string[]) =>
  expacti(workspace.api.url, ['digest', ...args], { EXPACTI_TOKEN: workspace.api.token });

test('digest prints a few lines, JSON, or a document for git', async () => {
  expect(await cli()).toEqual({
    code: 0,
    stderr: '',
    stdout: `2 rules, no requests in this period.
1 suggestion (1 safe to apply automatically).

Redundant (1)
  - retire allow exact make x
    Every command that it matches is also matched by the glob rule “make *”, everywhere that it applies. For example make x. Safe to apply: it changes no verdict.
`,
  });
  const { stdout } = await cli('--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    rules: 2,
    since: null,
    proposals: [
      {
        kind: 'covered',
        retire: [{ effect: 'allow', type: 'exact', pattern: 'make x' }],
        add: null,
        depends_on: [{ type: 'glob', pattern: 'make *' }],
        witness: 'make x',
        safe: true,
        flipped: 0,
        denied: [],
      },
    ],
  });
  expect((await cli('--format', 'markdown')).stdout).toMatch(
    /^# Rule book digest, \d{4}-\d\d-\d\d\n\n2 rules.*\n\n## Redundant \(1\)\n\n- retire allow exact `make x`\n {2}Every command.*“make \\\*”.*For example `make x`\. Safe to apply: it changes no verdict\.\n$/,
  );
});

test('it says which rules are used', async () => {
  await importRules(workspace.api, [written('tar *'), written('rm *', { effect: 'deny' })]);
  for (const command of ['make y', 'make z && make y', 'rm x']) await workspace.api.ask(command);
  const { stdout } = await cli('--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    rules_by_use: {
      days: 30,
      rules: 4,
      uses: 3,
      carrying: { rules: 2, uses: 3 },
      unused: 2,
      most: [
        { effect: 'allow', type: 'glob', pattern: 'make *', uses: 2 },
        { effect: 'deny', type: 'glob', pattern: 'rm *', uses: 1 },
      ],
      others: { rules: 0, uses: 0 },
      retired: { rules: 0, uses: 0 },
    },
  });
  await importRules(workspace.api, [written('rm *', { effect: 'deny' })], '?mode=replace');
  expect((await cli('--format', 'markdown')).stdout).toContain(
    `## Rules by use

In 30 days 1 rule decided 1 time: 1 made all of the decisions.

| Rule | Uses |
| --- | ---: |
| deny glob \`rm *\` | 1 |
| 1 rule retired since | 2 |
`,
  );
});

test('it takes an admin token', async () => {
  const caller = await addCaller(workspace);
  expect((await caller.call('GET', '/v1/digest')).status).toBe(403);
  const { api } = workspace;
  expect((await api.call('GET', '/v1/digest?format=pdf')).status).toBe(422);
});
