/** Where a request comes from (CONTRACT §4, `context`). */
export interface CallerContext {
  source: 'github' | 'gitlab' | 'cli';
  actor?: string;
  /** Who started this attempt: on GitHub a re-run keeps `actor`. */
  triggering_actor?: string;
  repository?: string;
  ref?: string;
  sha?: string;
  workflow?: string;
  job?: string;
  job_index?: number;
  run_id?: string;
  run_attempt?: number;
  run_url?: string;
}

const TEXT_MAX = 256;
const URL_MAX = 2048;
/** A whole number from 0, as the gate takes it. */
export const JOB_INDEX = /^\d{1,5}$/;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the caller's environment says about where it runs: GitHub Actions, GitLab CI, or a person's own machine.
 * What is missing or too long is left out: half a repository name is a wrong one.
 */
export function callerContext(env: Environment, userName: string | undefined): CallerContext {
  return { ...placeContext(env, userName), ...legOfMatrix(env['EXPACTI_JOB_INDEX']) };
}

function placeContext(env: Environment, userName: string | undefined): CallerContext {
  if (env['GITHUB_ACTIONS'] === 'true') return githubContext(env);
  if (env['GITLAB_CI'] === 'true') return gitlabContext(env);
  return { source: 'cli', ...texts({ actor: userName }) };
}

/**
 * No variable of GitHub's runner tells the legs of a matrix apart: `GITHUB_JOB` is the same in all of them. Only the
 * expression `strategy.job-index` does, so the workflow has to hand it over.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#strategy-context
 */
function legOfMatrix(index: string | undefined): Pick<CallerContext, 'job_index'> {
  return index !== undefined && JOB_INDEX.test(index) ? { job_index: Number(index) } : {};
}

function githubContext(env: Environment): CallerContext {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
  return {
    source: 'github',
    ...texts({
      actor: env['GITHUB_ACTOR'],
      triggering_actor: env['GITHUB_TRIGGERING_ACTOR'],
      repository,
      ref: env['GITHUB_REF'],
      sha: env['GITHUB_SHA'],
      workflow: env['GITHUB_WORKFLOW'],
      job: env['GITHUB_JOB'],
      run_id: run,
    }),
    ...(Number.isInteger(attempt) && attempt > 0 ? { run_attempt: attempt } : {}),
    ...(server && repository && run ? link(`${server}/${repository}/actions/runs/${run}`) : {}),
  };
}

function gitlabContext(env: Environment): CallerContext {
  return {
    source: 'gitlab',
    ...texts({
      actor: env['GITLAB_USER_LOGIN'],
      repository: env['CI_PROJECT_PATH'],
      ref: env['CI_COMMIT_REF_NAME'],
      sha: env['CI_COMMIT_SHA'],
      workflow: env['CI_PIPELINE_NAME'],
      job: env['CI_JOB_NAME'],
      run_id: env['CI_PIPELINE_ID'],
    }),
    ...link(env['CI_JOB_URL']),
  };
}

function texts(fields: Record<string, string | undefined>): Record<string, string> {
  const kept = Object.entries(fields).flatMap(([name, value]) =>
    value && value.length <= TEXT_MAX ? [[name, value] as const] : [],
  );
  return Object.fromEntries(kept);
}

function link(url: string | undefined): Pick<CallerContext, 'run_url'> {
  return url && url.length <= URL_MAX && /^https?:\/\/[^\s<>|]+$/.test(url) ? { run_url: url } : {};
}
