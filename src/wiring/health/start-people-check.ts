import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { adminsNow } from '../../approval/eligibility/admins.ts';
import { checkPeople } from '../../approval/eligibility/check-people.ts';
import type { Channels, Clock, Directory } from '../../approval/ports.ts';
import type { TeamPolicy } from '../../approval/team-policy.ts';
import { startPeriodic } from '../../concurrency/periodic.ts';
import type { PeopleHealth } from '../../ingress/ports.ts';
import type { Log } from '../../log/log.ts';
import { peopleProblemsText } from '../../slack/people/views/people-problems.ts';
import type { Tell } from '../../slack/posting/tell.ts';
import type { Database } from '../../store/database/database.ts';
import { createPeopleChecks, type PeopleChecks } from '../../store/people/people-check-store.ts';
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
/** Longer than it takes to write to everybody, so that a claim ends by itself only where its process is gone. */
const CLAIM_MS = MINUTE_MS;
/** Admins who get a direct message. */
const TOLD_MAX = 20;

/**
 * Looks at once, and every hour, whether the people and channels of the policy file are able to do their part. A Slack
 * that is away is asked again later; nothing waits for it.
 */
export function startPeopleCheck(
  { prisma }: Database,
  deps: PeopleCheckDeps,
): { health: () => PeopleHealth; stop: () => Promise<void> } {
  const checks = createPeopleChecks(prisma);
  const { approval, slack, log } = deps;
  let health: PeopleHealth = { checkedAt: null, problems: [] };
  let isConnected = false;
  const look = async (): Promise<void> => {
    // Readiness and the log tell of sockets that are away.
    isConnected = slack.connected();
    if (!isConnected) return;
    const problems = await checkPeople({
      ...approval,
      channels: deps.channels,
      pause: () => delay(LOOK_PAUSE_MS, undefined, { ref: false }),
    });
    const isNews = problems.join('\n') !== health.problems.join('\n');
    health = { checkedAt: approval.clock.now(), problems };
    if (isNews) report(log, problems);
    await tellAdmins(deps, checks, problems);
  };
  const rhythm = { ...RETRY, everyMs: () => (isConnected ? EVERY_MS : CONNECT_MS) };
  const { stop } = startPeriodic('the check of people and channels', look, rhythm, log);
  return { health: () => health, stop };
}

function report(log: Log, problems: readonly string[]): void {
  for (const problem of problems)
    log.warn({ problem }, 'expacti.yaml names people or channels that need a look');
  if (problems.length === 0) log.info('the people and channels in expacti.yaml are all well again');
}

/** Once for each set of problems, whichever process comes first. */
async function tellAdmins(
  { approval, tell, log }: PeopleCheckDeps,
  checks: PeopleChecks,
  problems: readonly string[],
): Promise<void> {
  const now = approval.clock.now();
  const sha256 = createHash('sha256').update(problems.join('\n'), 'utf8').digest('hex');
  const until = new Date(now.getTime() + CLAIM_MS);
  if (!(await checks.claim(sha256, problems.length === 0, now, until))) return;
  const admins = [...(await adminsNow(approval))].slice(0, TOLD_MAX);
  if (admins.length === 0) log.error('no admin can be told of it: none of them is an active member');
  const text = peopleProblemsText(problems);
  const told = await Promise.allSettled(admins.map((admin) => tell(admin, null, text)));
  const failure = told.find((one) => one.status === 'rejected');
  // Those who were told must not be told again because of one who cannot be written to.
  if (failure !== undefined && told.every(({ status }) => status === 'rejected'))
    throw new Error('no admin could be written to', { cause: failure.reason });
  await checks.told(sha256, approval.clock.now());
}
