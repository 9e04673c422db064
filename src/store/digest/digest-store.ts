import type { Digest } from '../../digest/digest.ts';
import type { DigestCounts, DigestSlots, DigestStore } from '../../digest/ports.ts';
import type { RuleUses } from '../../stats/rules-by-use.ts';
import { DAY_MS } from '../../time/units.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { digestJson } from './digest-json.ts';

/** For so long a digest can be looked into, in ms; older ones are removed when a new one comes. */
const KEPT_MS = 30 * DAY_MS;

/** Digests as they were shown. */
export function createDigestStore(prisma: PrismaClient): DigestStore {
  return {
    save: (id, digest) =>
      reaching(async () => {
        const { at } = digest;
        await prisma.digest.deleteMany({ where: { createdAt: { lt: new Date(at.getTime() - KEPT_MS) } } });
        await prisma.digest.create({ data: { id, content: asJson(digest), createdAt: at } });
      }),
    load: (id) =>
      reaching(async () => {
        const row = await prisma.digest.findUnique({ where: { id } });
        return row === null ? null : digestJson.parse(row.content);
      }),
  };
}

const asJson = (digest: Digest): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(digest)) as Prisma.InputJsonValue;

/** When the weekly message was due, and whether it was posted. */
export function createDigestSlots(prisma: PrismaClient): DigestSlots {
  return {
    claim: (slot, now, until) =>
      reaching(async () => {
        await prisma.$executeRaw`
          INSERT INTO digest_slots (slot, posted_at)
          SELECT ${slot}, CASE WHEN EXISTS (SELECT 1 FROM digest_slots) THEN NULL ELSE ${now}::timestamptz END
           WHERE NOT EXISTS (SELECT 1 FROM digest_slots WHERE slot > ${slot})
          ON CONFLICT (slot) DO NOTHING`;
        const claimed = await prisma.$executeRaw`
          UPDATE digest_slots SET posting_until = ${until}
           WHERE slot = ${slot} AND posted_at IS NULL AND (posting_until IS NULL OR posting_until < ${now})`;
        return claimed === 1;
      }),
    posted: (slot, now) =>
      reaching(async () => {
        await prisma.digestSlot.update({ where: { slot }, data: { postedAt: now } });
      }),
    release: (slot) =>
      reaching(async () => {
        await prisma.digestSlot.update({ where: { slot }, data: { postingUntil: null } });
      }),
  };
}

/** Counted by the database. */
export function createDigestCounts(prisma: PrismaClient): DigestCounts {
  return {
    firstRequest: (since) =>
      reaching(async () => {
        const [row] = await prisma.$queryRaw<{ at: Date | null }[]>`
          SELECT min(created_at) AS at FROM requests WHERE created_at > ${since}`;
        return row?.at ?? null;
      }),
    ruleUses: (since) =>
      reaching(
        () => prisma.$queryRaw<RuleUses[]>`
          SELECT rule_id AS "ruleId", count(*)::int AS uses FROM rule_uses WHERE used_at > ${since} GROUP BY 1`,
      ),
  };
}
