import { goneOf } from './approval/gone.ts';
import { ceilingsOf } from './approval/judge.ts';
import type { Directory } from './approval/ports.ts';
import type { Settings } from './config/load-settings.ts';
import type { DigestDeps } from './digest/gather.ts';
import { postDueDigest } from './digest/post-due.ts';
import { startWeekly } from './jobs/weekly.ts';
import type { Log } from './log.ts';
import type { PostDigest } from './slack/post-digest.ts';
import type { RulebookDeps } from './slack/rulebook-deps.ts';
import type { Database } from './store/database.ts';
import { createDigestCounts, createDigestSlots, createDigestStore } from './store/digest-store.ts';
import { createStatsStore } from './store/stats-store.ts';
import { homeOf } from './work.ts';

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
    gone: (owners) => goneOf(directory, owners),
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
