import { Api, type ShownRequest } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { duplicateText } from '../../support/requests/duplicates.ts';

const FULL = {
  source: 'github',
  actor: 'octocat',
  repository: 'acme/api',
  ref: 'refs/heads/main',
  sha: 'a'.repeat(40),
  workflow: 'deploy',
  job: 'deploy',
  job_index: 1,
  run_id: '7',
  run_attempt: 1,
};

type Body = Record<string, unknown>;
const body = (context: Body = {}, more: Body = {}): Body => ({
  cwd: '/srv/app',
  context: { ...FULL, ...context },
  ...more,
});

/** Which of two requests for one command repeats the other. */
export function scope(given: () => Workspace): void {
  let workspace: Workspace;
  let count = 0;
  beforeAll(() => {
    workspace = given();
  });

  /** A command that was approved by a rule with this body, and what becomes of it with another one. */
  async function twice(first: Body, second: Body): Promise<[ShownRequest, ShownRequest]> {
    count += 1;
    const command = `docker compose up -d scope-${count}`;
    const earlier = await workspace.api.ask(command, first);
    expect(earlier.status).toBe('approved');
    return [earlier, await workspace.api.ask(command, second)];
  }

  test.each<[string, Body, Body]>([
    ['another folder', body(), body({}, { cwd: '/srv/web' })],
    ['the folder above', body(), body({}, { cwd: '/srv' })],
    ['no folder', body(), body({}, { cwd: undefined })],
    ['another commit', body(), body({ sha: 'b'.repeat(40) })],
    ['no commit', body(), body({ sha: undefined })],
    ['another environment', body(), body({}, { environment: 'staging' })],
    ['another job', body(), body({ job: 'deploy-eu' })],
    ['another leg of the matrix', body(), body({ job_index: 2 })],
    ['the first leg', body(), body({ job_index: 0 })],
    ['another repository', body(), body({ repository: 'acme/web' })],
  ])('it is no duplicate: %s', async (_what, first, second) => {
    const [, asked] = await twice(first, second);
    expect(duplicateText(asked)).toBeNull();
    expect(asked.status).toBe('approved');
  });

  test.each<[string, Body, Body]>([
    ['nothing differs', body(), body()],
    ['nothing is known of either', {}, {}],
    ['another run, as of a workflow that was triggered twice', body(), body({ run_id: '8' })],
    ['another workflow', body(), body({ workflow: 'release', run_id: '8' })],
    ['the next attempt of a run, of which no result is known', body(), body({ run_attempt: 2 })],
    ['another ref of the same commit', body(), body({ ref: 'refs/tags/v1' })],
    ['another person', body(), body({ actor: 'ana-dev' })],
    ['another reason and timeout', body(), body({}, { reason: 'again', timeout: 30 })],
    ['a slash at the end of the folder', body(), body({}, { cwd: '/srv/app/' })],
    ['dots and slashes in the folder', body(), body({}, { cwd: '/srv//./app/.' })],
    ['another spelling of the first folder', body({}, { cwd: '/srv/./app/' }), body()],
    ['another case of the repository', body(), body({ repository: 'ACME/Api' })],
    ['no job', body(), body({ job: undefined })],
    ['no job before', body({ job: undefined }), body()],
    ['no leg', body(), body({ job_index: undefined })],
    ['no leg before', body({ job_index: undefined }), body()],
    ['no repository', body(), body({ repository: undefined })],
  ])('it is a duplicate: %s', async (_what, first, second) => {
    const [earlier, asked] = await twice(first, second);
    expect(duplicateText(asked)).toContain(earlier.id);
    expect(asked.status).toBe('pending');
  });

  test('another token asks for the same', async () => {
    const { status, body: made } = await workspace.api.call<{ token: string }>('POST', '/v1/tokens', {
      name: 'second',
      environments: ['production'],
    });
    expect(status).toBe(201);
    const earlier = await workspace.api.ask('docker compose up -d two-tokens', body());
    const other = new Api(workspace.api.url, made.token);
    expect(duplicateText(await other.ask('docker compose up -d two-tokens', body()))).toContain(earlier.id);
  });

  test('a leg is a whole number from 0', async () => {
    for (const job_index of [-1, 1.5, '1', null]) {
      const answer = await workspace.api.call('POST', '/v1/check', { command: 'ls', context: { job_index } });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ path: 'context.job_index' }] });
    }
  });

  test('a secret that stands in the folder and in the job hides no duplicate', async () => {
    const secret = 'hunter2-hunter2';
    const command = `docker compose up -d scope-secret --password ${secret}`;
    const same = body({ job: `deploy ${secret}` }, { cwd: `/srv/${secret}` });
    const earlier = await workspace.api.ask(command, same);
    expect(duplicateText(await workspace.api.ask(command, same))).toContain(earlier.id);
  });
}
