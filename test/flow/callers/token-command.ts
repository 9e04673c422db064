import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken, type ShownToken, tokensNow } from '../../support/callers/tokens.ts';
import { Api } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';

export function tokenCommand(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  /** Runs `expacti token …` with the admin's token, or another one. */
  const token = (args: string[], EXPACTI_TOKEN = workspace.api.token) =>
    expacti(workspace.gate.url, ['token', ...args], { EXPACTI_TOKEN });

  test('a token is made, used, listed and revoked, by name and by id', async () => {
    const made = await token([
      'create',
      '--name',
      'deploy',
      '-e',
      'staging',
      '--environment',
      'qa',
      '--expires',
      '90d',
    ]);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^expacti_[0-9a-f]{64}\n$/);
    expect(made.stderr).toMatch(/deploy; staging, qa; expires .* UTC; by token:bootstrap/);
    expect(made.stderr).not.toContain(made.stdout.trim());
    const caller = new Api(workspace.gate.url, made.stdout.trim());
    await caller.ask('ls', { environment: 'qa' });
    expect((await caller.call('POST', '/v1/requests', { command: 'ls' })).status).toBe(403);

    const listed = await token(['list']);
    expect(listed.code).toBe(0);
    expect(listed.stdout).toMatch(/^bootstrap {2}bootstrap; everywhere; never expires; admin$/m);
    expect(listed.stdout).toMatch(/deploy; staging, qa; expires/);
    const json = JSON.parse((await token(['list', '--json'])).stdout) as { tokens: ShownToken[] };
    expect(new Map(json.tokens.map((one) => [one.name, one]))).toEqual(await tokensNow(workspace));

    const revoked = await token(['revoke', 'deploy']);
    expect(revoked).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Revoked .*deploy/) });
    expect((await caller.call('POST', '/v1/requests', { command: 'ls' })).status).toBe(401);
    expect(await token(['list'], made.stdout.trim())).toMatchObject({ code: 78, stdout: '' });

    const { shown } = await makeToken(workspace, { name: 'by id' });
    expect(await token(['revoke', shown.id])).toMatchObject({ code: 0 });
    expect(await token(['revoke', shown.id])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/already revoked/),
    });
  });

  test('a day is the last one, and an admin token manages others', async () => {
    const made = await token(['create', '-n', 'boss', '--admin', '--expires', '2030-01-31']);
    expect((await tokensNow(workspace)).get('boss')).toMatchObject({
      admin: true,
      expires_at: '2030-02-01T00:00:00.000Z',
    });
    expect(await token(['create', '-n', 'by boss'], made.stdout.trim())).toMatchObject({ code: 0 });
  });

  test('what is wrong is said, with the exit code that it has', async () => {
    const { secret } = await makeToken(workspace, { name: 'plain' });
    expect(await token(['list'], secret)).toMatchObject({
      code: 78,
      stderr: expect.stringMatching(/admin token/),
    });
    expect(await token(['create', '-n', 'x'], secret)).toMatchObject({ code: 78, stdout: '' });
    expect(await token(['create', '-n', 'plain'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/already named "plain"/),
    });
    expect(await token(['create'])).toMatchObject({ code: 64 });
    expect(await token(['create', '-n', 'x', '-e', 'Prod'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/environments\.0/),
    });
    for (const when of ['soon', '0d', '2027-02-31', '2020-01-01', '11y'])
      expect(await token(['create', '-n', 'x', '--expires', when])).toMatchObject({ code: 64, stdout: '' });
    expect(await token(['create', '-n', 'x', '--expires', '9999d'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/10 years/),
    });
    expect(await token(['revoke', 'nobody'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/no active token/),
    });
    expect(await token(['revoke', 'bootstrap'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/cannot be revoked here/),
    });
    expect(await expacti('http://127.0.0.1:9', ['token', 'list'])).toMatchObject({ code: 69 });
    expect(await expacti(workspace.gate.url, ['token', 'list'], { EXPACTI_TOKEN: '' })).toMatchObject({
      code: 78,
    });
  });

  test.each([[], ['create'], ['list'], ['revoke']])('token %s has its help', async (...words) => {
    const help = await token([...words, '--help']);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: expacti token') });
  });
}
