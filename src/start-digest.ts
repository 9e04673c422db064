import { goneOf } from './approval/gone.ts';
import { ceilingsOf } from './approval/judge.ts';
import type { Directory } from './approval/ports.ts';
import type { Settings } from './config/load-settings.ts';
import type { DigestDeps } from './digest/gather.ts';
import type { RulebookDeps } from './slack/rulebook-deps.ts';
import type { Database } from './store/database.ts';
import { createDigestCounts, createDigestStore } from './store/digest-store.ts';

/** What a digest is made with, at any time. */
export function createDigest(
  { team }: Settings,
  { prisma }: Database,
  rulebook: RulebookDeps,
  directory: Directory,
): DigestDeps {
  return {
    ...rulebook,
    counts: createDigestCounts(prisma),
    digests: createDigestStore(prisma),
    gone: (owners) => goneOf(directory, owners),
    ceilings: ceilingsOf(team),
  };
}
