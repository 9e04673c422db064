import { callerContext } from '../../../src/client/settings/caller-context.ts';

test('on a machine of their own, people are named as the system knows them', () => {
  expect(callerContext({}, 'ana')).toEqual({ source: 'cli', actor: 'ana' });
  expect(callerContext({}, undefined)).toEqual({ source: 'cli' });
});

test('GitHub says who started this attempt besides who started the run', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'octocat', GITHUB_TRIGGERING_ACTOR: 'ana-dev' };
  expect(callerContext(env, 'root')).toEqual({
    source: 'github',
    actor: 'octocat',
    triggering_actor: 'ana-dev',
  });
});

test('GitLab CI is known', () => {
  const env = {
    GITLAB_CI: 'true',
    GITLAB_USER_LOGIN: 'ben',
    CI_PROJECT_PATH: 'acme/api',
    CI_COMMIT_REF_NAME: 'main',
    CI_COMMIT_SHA: 'abc',
    CI_JOB_NAME: 'deploy',
    CI_PIPELINE_ID: '7',
    CI_JOB_URL: 'https://gitlab.com/acme/api/-/jobs/1',
  };
  expect(callerContext(env, 'root')).toEqual({
    source: 'gitlab',
    actor: 'ben',
    repository: 'acme/api',
    ref: 'main',
    sha: 'abc',
    job: 'deploy',
    run_id: '7',
    run_url: 'https://gitlab.com/acme/api/-/jobs/1',
  });
});

test('what is missing, empty, too long or no link is left out', () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: '',
    GITHUB_TRIGGERING_ACTOR: 'x'.repeat(257),
    GITHUB_REPOSITORY: 'acme/'.padEnd(257, 'x'),
    GITHUB_REF: 'x'.repeat(256),
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: 'first',
    GITHUB_SERVER_URL: `https://${'x'.repeat(2048)}`,
  };
  expect(callerContext(env, 'ana')).toEqual({ source: 'github', ref: 'x'.repeat(256), run_id: '1' });
});

test.each([
  ['0', { job_index: 0 }],
  ['12', { job_index: 12 }],
  ['', {}],
  ['-1', {}],
  ['1.5', {}],
  ['eu', {}],
  ['100000', {}],
])('the leg of a matrix is what the workflow hands over: %p', (EXPACTI_JOB_INDEX, expected) => {
  expect(callerContext({ EXPACTI_JOB_INDEX }, undefined)).toEqual({ source: 'cli', ...expected });
  const inGitHub = { EXPACTI_JOB_INDEX, GITHUB_ACTIONS: 'true', GITHUB_JOB: 'deploy' };
  expect(callerContext(inGitHub, undefined)).toEqual({ source: 'github', job: 'deploy', ...expected });
});
