import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../time/units.ts';
import type { Clock, Directory } from '../ports.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { adminsNow } from './admins.ts';
import type { PeopleChecks } from './ports.ts';

/** Longer than it takes to write to all admins, in ms: a claim ends by itself only if its process is gone. */
const CLAIM_MS = MINUTE_MS;
/** Admins who get a direct message. */
const TOLD_MAX = 20;

export interface ReportDeps {
  directory: Directory;
  team: TeamPolicy;
  clock: Clock;
  checks: PeopleChecks;
  /** Writes to one admin what is wrong with the people and channels of the policy file; no problem: all is well again. */
  tell(admin: string, problems: readonly string[]): Promise<unknown>;
}

/**
 * Tells the admins of problems with the people and channels of the policy file, once for each set of problems, whichever
 * process comes first.
 * @returns how many admins were found; null if they know already.
 * @throws if nobody could be told, or Slack or the database cannot be asked: then the next call tells them.
 */
export async function reportPeopleProblems(
  deps: ReportDeps,
  problems: readonly string[],
): Promise<number | null> {
  const { clock, checks } = deps;
  const now = clock.now();
  const sha256 = createHash('sha256').update(problems.join('\n'), 'utf8').digest('hex');
  const until = new Date(now.getTime() + CLAIM_MS);
  if (!(await checks.claim(sha256, problems.length === 0, now, until))) return null;
  const admins = [...(await adminsNow(deps))].slice(0, TOLD_MAX);
  const told = await Promise.allSettled(admins.map((admin) => deps.tell(admin, problems)));
  const failure = told.find((one) => one.status === 'rejected');
  // Those who were told must not be told again because of one who cannot be written to.
  if (failure !== undefined && told.every(({ status }) => status === 'rejected'))
    throw new Error('cannot send a message to any admin', { cause: failure.reason });
  await checks.told(sha256, clock.now());
  return admins.length;
}
