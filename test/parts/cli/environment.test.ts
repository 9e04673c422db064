import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { type ScriptedGate, startScriptedGate, TOKEN } from '../../support/callers/scripted-gate.ts';

let gate: ScriptedGate;
let folder: string;

beforeAll(async () => {
  gate = await startScriptedGate();
  folder = await mkdtemp(join(tmpdir(), 'expacti-env-'));
  await writeFile(join(folder, 'evil.sh'), 'echo hijacked; echo() { builtin echo hijacked; }\n');
});

afterAll(async () => {
  await gate.stop();
  await rm(folder, { recursive: true });
});

const run = (text: string, env: NodeJS.ProcessEnv) => expacti(gate.url, ['run', '-c', text], env);

test.each<[string, NodeJS.ProcessEnv]>([
  ['a file read first', { BASH_ENV: 'evil.sh' }],
  ['an exported function', { 'BASH_FUNC_echo%%': '() { builtin echo hijacked; }' }],
  ['shell options', { SHELLOPTS: 'noexec' }],
  ['other shell options', { BASHOPTS: 'failglob' }],
  ['POSIX mode', { POSIXLY_CORRECT: '1' }],
  ['another meaning of cd', { CDPATH: '/usr' }],
])('%s does not reach bash', async (_name, env) => {
  const withFolder = env['BASH_ENV'] ? { BASH_ENV: join(folder, 'evil.sh') } : env;
  const text = 'echo [*nothing-like-it] $(shopt -qo posix && echo posix); cd bin 2>&- || echo fine';
  const end = await run(text, withFolder);
  expect(end).toMatchObject({ code: 0, stdout: '[*nothing-like-it]\nfine\n' });
});

test('what set -x shows runs nothing of its own', async () => {
  const end = await run('set -x; true', { PS4: '$(echo hijacked >&2)' });
  expect(end.code).toBe(0);
  expect(end.stderr).toContain('\n+ true\n');
  expect(end.stderr).not.toContain('hijacked');
});

test.each([
  ['a plain command', 'env; echo end'],
  ['a shell inside of it', `bash -lc env; echo end`],
])('%s does not get the token, under any name', async (_what, text) => {
  const end = await run(text, {
    EXPACTI_BOOTSTRAP_TOKEN: 'bootstrap-token-of-a-gate',
    INPUT_SHELL_TOKEN: 'another-token',
    COPY_OF_IT: TOKEN,
    HEADER: `Authorization: Bearer ${TOKEN}`,
    BASH_ENV: join(folder, 'evil.sh'),
    OTHER: 'stays',
  });
  expect(end).toMatchObject({ code: 0, stdout: expect.stringMatching(/^OTHER=stays$[\s\S]*^end$/m) });
  expect(end.stdout).not.toMatch(/TOKEN|COPY_OF_IT|HEADER|xpt_test_token/);
  expect(end.stdout).toContain('EXPACTI_URL=');
});

test('everything else is the caller’s own', async () => {
  const end = await run('echo "$ENV $DATABASE_URL"', {
    ENV: 'production',
    DATABASE_URL: 'postgres://db/app',
  });
  expect(end).toMatchObject({ code: 0, stdout: 'production postgres://db/app\n' });
});

test('the words after -- reach the program as they are', async () => {
  const words = ['a b', '', '$HOME', '*', "it's", '--flag', '-c', '--', 'é\n'];
  const end = await expacti(gate.url, ['run', '-e', 'staging', '--', 'printf', '<%s>', ...words]);
  expect(end).toMatchObject({ code: 0, stdout: words.map((word) => `<${word}>`).join('') });
});

test('a command that bash would take for a job is refused', async () => {
  expect(await expacti(gate.url, ['run', '--', '%1'])).toMatchObject({ code: 64 });
});
