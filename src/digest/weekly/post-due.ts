import { MINUTE_MS } from '../../time/units.ts';
import { type DigestDeps, type MadeDigest, makeDigest } from '../gather.ts';
import type { DigestSlots } from '../ports.ts';
import { lastDue } from './last-due.ts';

export interface PostDueDeps {
  digest: DigestDeps;
  slots: DigestSlots;
  cron: string;
  timezone: string;
  post(made: MadeDigest): Promise<void>;
}

/** Longer than a digest takes, so that a claim ends by itself only where its process is gone. */
const CLAIM_MS = 5 * MINUTE_MS;

/**
 * Posts the digest that was due last, unless it was posted or another process does it. So it may be called at any time:
 * when the clock says so, and when the gate starts after it was down at that moment.
 * @throws where it could not be posted; the next call tries again.
 */
export async function postDueDigest({ digest, slots, cron, timezone, post }: PostDueDeps): Promise<void> {
  const now = digest.clock.now();
  const slot = lastDue(cron, timezone, now);
  if (slot === null) return;
  if (!(await slots.claim(slot, now, new Date(now.getTime() + CLAIM_MS)))) return;
  try {
    await post(await makeDigest(digest));
  } catch (error) {
    await slots.release(slot);
    throw error;
  }
  await slots.posted(slot, digest.clock.now());
}
