import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expacti } from '../../support/callers/expacti-cli.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, type WrittenRule, written } from '../../support/rules/rule-book.ts';

/** What the command line says of who asks: the same as `expacti run`. */
const CONTEXT = { source: 'cli', actor: userInfo().username };

/** `expacti check` and `expacti rules` against a live gate. */
export function commandLine(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'expacti-rules-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    await importRules(workspace.api, [written('docker compose ps *')], '?mode=replace');
  });

  const cli = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    expacti(workspace.api.url, args, { EXPACTI_TOKEN: workspace.api.token, ...env });

  async function file(rules: unknown): Promise<string> {
    const path = join(folder, 'rules.json');
    await writeFile(path, typeof rules === 'string' ? rules : JSON.stringify({ rules }));
    return path;
  }

  const PULL = written('docker compose pull *');
  const patterns = async () => (await rulesOf(workspace.api)).map(({ pattern }) => pattern).sort();

  test('check prints the verdict and how it comes about', async () => {
    const { explanation } = await workspace.api.check('docker compose ps api', { context: CONTEXT });
    expect(await cli(['check', '--', 'docker', 'compose', 'ps', 'api'])).toEqual({
      code: 0,
      stdout: `${explanation.replaceAll(/(\S) {2,}/g, '$1 ')}\n`,
      stderr: '',
    });
    expect(explanation).toMatch(/^allow {2}Rules match every command/);
  });

  test('check says ask and deny with the exit code 0: it only prints', async () => {
    await importRules(workspace.api, [written('rm *', { effect: 'deny', reason: 'never by hand' })]);
    const asked = await cli(['check', '-e', 'staging', '-c', 'docker compose ps; make all']);
    expect(asked).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ask Not every command is covered/),
      stderr: '',
    });
    const denied = await cli(['check', '-c', 'rm x']);
    expect(denied).toMatchObject({ code: 0, stdout: expect.stringMatching(/^deny .*never by hand\n/) });
  });

  test('check --json prints what the API answers', async () => {
    const { body } = await workspace.api.call('POST', '/v1/check', {
      command: 'make all',
      environment: 'qa',
      context: CONTEXT,
    });
    const { code, stdout } = await cli(['check', '--json', '-e', 'qa', '-c', 'make all']);
    expect({ code, answer: JSON.parse(stdout) as unknown }).toEqual({ code: 0, answer: body });
  });

  test('check shows hidden characters spelt out, and masks secrets', async () => {
    const { stdout } = await cli(['check', '-c', 'echo \u202E\u001B[31m --token=hunter2hunter2']);
    for (const hidden of ['\u202E', '\u001B', 'hunter']) expect(stdout).not.toContain(hidden);
  });

  test('import says what it did, and keeps it', async () => {
    const changed = written('docker compose ps *', { reason: 'another reason' });
    const deny = written('docker volume rm *', { effect: 'deny' });
    const path = await file([PULL, changed, deny]);
    const lines = [
      '+ allow glob  docker compose pull *',
      '+ deny glob  docker volume rm *',
      '~ allow glob  docker compose ps *',
    ];
    const summary = '2 added, 1 changed, 0 retired, 0 unchanged, 0 refused.';
    const dry = await cli(['rules', 'import', '--dry-run', path]);
    expect(dry).toEqual({
      code: 0,
      stdout: [...lines, `Dry run, nothing was changed: ${summary}`, ''].join('\n'),
      stderr: '',
    });
    expect(await patterns()).toEqual(['docker compose ps *']);
    const done = await cli(['rules', 'import', path]);
    expect(done).toEqual({ code: 0, stdout: [...lines, summary, ''].join('\n'), stderr: '' });
    expect(await patterns()).toEqual(['docker compose ps *', 'docker compose pull *', 'docker volume rm *']);
  });

  test('import --mode replace retires the rest', async () => {
    const { code, stdout } = await cli(['rules', 'import', '--mode', 'replace', await file([PULL])]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '+ allow glob  docker compose pull *\n- allow glob  docker compose ps *\n1 added, 0 changed, 1 retired, 0 unchanged, 0 refused.\n',
    });
  });

  test('refused rules end with 64, named, and nothing is changed', async () => {
    const path = await file([PULL, written('bash *')] satisfies WrittenRule[]);
    const { code, stdout, stderr } = await cli(['rules', 'import', path]);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(
      /^expacti: 1 of 2 rules are refused; nothing was changed\.\n {2}rules\.1\.pattern: /,
    );
    const dry = await cli(['rules', 'import', '--dry-run', path]);
    expect(dry.code).toBe(64);
    expect(dry.stdout).toMatch(/^! rules\.1\.pattern {2}bash \*: .+$/m);
    expect(dry.stdout).toMatch(/1 refused\.\n$/);
    expect(await patterns()).toEqual(['docker compose ps *']);
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'a file that is not there',
      () => Promise.resolve('/nowhere/rules.json'),
      /\/nowhere\/rules\.json.*ENOENT/,
    ],
    ['a folder', () => Promise.resolve('/'), /EISDIR/],
    ['a file that is no JSON', () => file('rules: []'), /as JSON or YAML/],
    ['an empty file', () => file(''), /as JSON or YAML/],
    ['nothing on stdin', () => Promise.resolve('-'), /as JSON or YAML/],
    ['JSON that holds no rules', () => file('[]'), /Invalid: the body/],
    ['a rule with an unknown field', () => file([{ ...PULL, patern: 'x' }]), /rules\.0\.patern/],
  ])('%s is wrong usage', async (_what, path, why) => {
    const { code, stdout, stderr } = await cli(['rules', 'import', await path()]);
    expect({ code, stdout, stderr }).toEqual({ code: 64, stdout: '', stderr: expect.stringMatching(why) });
  });

  const COMMANDS = [
    ['check', '-c', 'ls'],
    ['rules', 'export'],
    ['rules', 'import', '-'],
  ];

  test.each([
    [['check']],
    [['check', '-c', 'ls', '--', 'ls']],
    [['rules']],
    [['rules', 'import']],
    [['rules', 'import', '--mode', 'overwrite', '-']],
  ])('%j is wrong usage', async (args) => {
    expect(await cli(args)).toMatchObject({ code: 64, stdout: '' });
  });

  test('a wrong token is a wrong setting, an unreachable gate is unavailable', async () => {
    const path = await file([PULL]);
    for (const command of COMMANDS) {
      const args = command.map((word) => (word === '-' ? path : word));
      const refused = await cli(args, { EXPACTI_TOKEN: 'wrong' });
      expect(refused).toMatchObject({
        code: 78,
        stdout: '',
        stderr: expect.stringMatching(/token does not exist/),
      });
      const away = await cli(args, { EXPACTI_URL: 'http://127.0.0.1:9' });
      expect(away).toMatchObject({ code: 69, stdout: '', stderr: expect.stringMatching(/^expacti: ./) });
      const unset = await cli(args, { EXPACTI_TOKEN: '' });
      expect(unset).toMatchObject({ code: 78, stdout: '', stderr: expect.stringMatching(/EXPACTI_TOKEN/) });
    }
    expect(await patterns()).toEqual(['docker compose ps *']);
  });
}
