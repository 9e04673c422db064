import { departedMembers } from '../approval/eligibility/departed-members.ts';
import type { Directory } from '../approval/ports.ts';
import { ceilingsOf } from '../approval/team-policy.ts';
import type { Settings } from '../config/load-settings.ts';
import type { DigestDeps } from '../digest/gather.ts';
import { postDueDigest } from '../digest/weekly/post-due.ts';
import { startWeekly } from '../jobs/weekly.ts';
import type { Log } from '../log/log.ts';
import type { PostDigest } from '../slack/digest/post-digest.ts';
import type { RulebookDeps } from '../slack/rules/rulebook-deps.ts';
import type { Database } from '../store/database/database.ts';
import { createDigestCounts, createDigestSlots, createDigestStore } from '../store/digest/digest-store.ts';
import { createStatsStore } from '../store/stats/stats-store.ts';
import { homeOf } from './job-handlers.ts';

/** What a digest is made with, at any time. */
export function createDigest(
  { team }: Settings,
  { forLong }: Database,
  rulebook: RulebookDeps,
  directory: Directory,
): DigestDeps {
  return {
    ...rulebook,
    counts: createDigestCounts(forLong),
    digests: createDigestStore(forLong),
    gone: (owners) => departedMembers(directory, owners),
    ceilings: ceilingsOf(team),
    stats: createStatsStore(forLong),
    timezone: team.timezone,
  };
}

interface WeeklyDeps {
  digest: DigestDeps;
  postDigest: PostDigest;
  log: Log;
}

/** The message that comes by itself, in the digest's channel where there is one. */
export function startWeeklyDigest(
  settings: Settings,
  database: Database,
  { digest, postDigest, log }: WeeklyDeps,
): Promise<{ stop: () => Promise<void> }> {
  const {
    timezone,
    digest: { cron },
  } = settings.team;
  const slots = createDigestSlots(database.prisma);
  const postDue = () => postDueDigest({ digest, slots, cron, timezone, post: postDigest });
  return startWeekly(homeOf(settings, database), { cron, timezone, postDue }, log);
}
