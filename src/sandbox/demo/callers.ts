/** A caller of the demo: a real `expacti run`, as a CI job of a team's first week makes it. */
export interface DemoCaller {
  name: string;
  /** What follows `expacti run`. */
  args: string[];
  /** GitHub's variables of the job. */
  env: Record<string, string>;
}

function job(workflow: string, actor: string, runId: string): Record<string, string> {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    GITHUB_WORKFLOW: workflow,
    GITHUB_JOB: workflow,
    GITHUB_ACTOR: actor,
    GITHUB_RUN_ID: runId,
    GITHUB_RUN_ATTEMPT: '1',
  };
}

export const CALLERS: readonly DemoCaller[] = [
  {
    name: 'deploy',
    args: ['-r', 'release 42', '-c', 'docker compose pull backend && docker compose up -d --no-deps backend'],
    env: job('deploy', 'octocat', '9001'),
  },
  {
    name: 'debug',
    args: ['--', 'docker', 'exec', '-it', 'api', 'bash'],
    env: job('nightly', 'octocat', '9002'),
  },
  {
    name: 'cleanup',
    args: [
      '-r',
      'the column is no longer read',
      '-c',
      'psql "$DATABASE_URL" -c \'ALTER TABLE users DROP COLUMN legacy_data\'',
    ],
    env: job('migrate', 'ana-dev', '9003'),
  },
];

/**
 * What stands in for the programs that the demo's commands name: whoever presses Approve in a demo must not touch the
 * containers or databases of the machine it runs on.
 */
export const PROGRAMS: Readonly<Record<string, string>> = {
  docker: `#!/bin/sh
case "$*" in
  *pull*) echo " backend Pulled (demo)" ;;
  *up*) echo " Container backend-1 Started (demo)" ;;
  *exec*) echo "root@api:/# (demo: no shell is opened)" ;;
  *) echo "docker $* (demo)" ;;
esac
`,
  psql: `#!/bin/sh
echo "ALTER TABLE (demo)"
`,
};
