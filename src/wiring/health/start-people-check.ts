import { setTimeout as delay } from 'node:timers/promises';
import { checkPeople } from '../../approval/eligibility/check-people.ts';
import { reportPeopleProblems } from '../../approval/eligibility/report-people-problems.ts';
import type { Channels, Clock, Directory } from '../../approval/ports.ts';
import type { TeamPolicy } from '../../approval/team-policy.ts';
import { startPeriodic } from '../../concurrency/periodic.ts';
import type { PeopleHealth } from '../../ingress/ports.ts';
import type { Log } from '../../log/log.ts';
import { peopleProblemsText } from '../../slack/people/views/people-problems.ts';
import type { Tell } from '../../slack/posting/tell.ts';
import type { Database } from '../../store/database/database.ts';
import { createPeopleChecks } from '../../store/people/people-check-store.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/units.ts';

interface PeopleCheckDeps {
  approval: { directory: Directory; team: TeamPolicy; clock: Clock };
  channels: Channels;
  tell: Tell;
  slack: { connected(): boolean };
  log: Log;
}

/** Between two people in a large team, in ms: half of what Slack answers in a minute is left to clicks. */
const LOOK_PAUSE_MS = 1_200;
const EVERY_MS = HOUR_MS;
/** How long to wait for Slack to be connected before the next look, in ms. */
const CONNECT_MS = 250;
const RETRY = { retryMs: 250, retryMaxMs: MINUTE_MS };

/**
 * Checks at once, and every hour, whether the people and channels of the policy file can do their part. If Slack is away
 * it is asked again later; nothing waits for it.
 */
export function startPeopleCheck(
  { prisma }: Database,
  { approval, channels, tell, slack, log }: PeopleCheckDeps,
): { health: () => PeopleHealth; stop: () => Promise<void> } {
  const checks = createPeopleChecks(prisma);
  const tellAdmin = (admin: string, problems: readonly string[]): Promise<unknown> =>
    tell(admin, null, peopleProblemsText(problems));
  let health: PeopleHealth = { checkedAt: null, problems: [] };
  let isConnected = false;
  const check = async (): Promise<void> => {
    // Readiness and the log tell of sockets that are away.
    isConnected = slack.connected();
    if (!isConnected) return;
    const pause = (): Promise<void> => delay(LOOK_PAUSE_MS, undefined, { ref: false });
    const problems = await checkPeople({ ...approval, channels, pause });
    const isNews = problems.join('\n') !== health.problems.join('\n');
    health = { checkedAt: approval.clock.now(), problems };
    if (isNews) logProblems(log, problems);
    const told = await reportPeopleProblems({ ...approval, checks, tell: tellAdmin }, problems);
    if (told === 0) log.error('no admin can be told, because none of them is an active member');
  };
  const rhythm = { ...RETRY, everyMs: () => (isConnected ? EVERY_MS : CONNECT_MS) };
  const { stop } = startPeriodic('the check of people and channels', check, rhythm, log);
  return { health: () => health, stop };
}

function logProblems(log: Log, problems: readonly string[]): void {
  for (const problem of problems) log.warn({ problem }, 'expacti.yaml has people or channels with problems');
  if (problems.length === 0) log.info('the people and channels in expacti.yaml no longer have problems');
}
