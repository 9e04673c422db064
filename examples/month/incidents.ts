import type { Random } from './random.ts';
import type { Run } from './run.ts';
import { migration } from './services.ts';

const production = { environment: 'production', repository: 'acme/api', ref: 'refs/heads/main' } as const;

/** What the gate has to catch, and what came of it. The deploy that is triggered twice is {@link again}. */
export function incidents(random: Random): Run[] {
  const sha = (): string => random.sha();
  return [
    {
      ...production,
      day: 3,
      time: '21:40',
      sha: sha(),
      actor: 'octocat',
      workflow: 'nightly',
      reason: 'nightly checks',
      steps: ['docker exec -it api bash'],
      incident: 'interactive shell left in a script',
    },
    {
      ...production,
      day: 9,
      time: '13:20',
      sha: sha(),
      actor: 'octocat',
      workflow: 'migrate',
      environment: 'staging',
      reason: 'migrate staging',
      steps: [migration('production')],
      incident: 'migration for staging aimed at production',
    },
    {
      ...production,
      day: 14,
      time: '18:40',
      sha: sha(),
      actor: 'ana-dev',
      workflow: 'release',
      reason: 'release notes',
      steps: ['git push origin main --force'],
      incident: 'forced push in a workflow',
    },
    {
      ...production,
      day: 18,
      time: '20:10',
      sha: sha(),
      actor: 'ben-ops',
      workflow: 'clean-up',
      reason: 'the disk is filling up',
      steps: ['rm -rf /var/log/app-*'],
      incident: 'logs removed by a clean-up script',
    },
    ...late(sha()),
  ];
}

/** The schema change of Friday night, and again on Monday morning. */
function late(sha: string): Run[] {
  const run = { ...production, sha, actor: 'octocat', workflow: 'migrate', steps: [migration('production')] };
  const reason = 'migrate before the weekend';
  return [
    { ...run, day: 22, time: '23:00', reason, incident: 'schema change on Friday at 23:00' },
    { ...run, day: 25, time: '08:30', reason: 'the migration of Friday' },
  ];
}

export const TWICE_DAY = 28;

/** A run that a second trigger repeats just after it ended. */
export function again(run: Run): Run {
  const [hours = 0, minutes = 0] = run.time.split(':').map(Number);
  const ended = hours * 60 + minutes + run.steps.length;
  const time = `${Math.floor(ended / 60)}:${String(ended % 60).padStart(2, '0')}`;
  return { ...run, time, incident: 'deploy triggered twice' };
}
