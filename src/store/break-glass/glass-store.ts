import type { GlassStore } from '../../approval/break-glass/ports.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';
import { glassOf, insertGlass, insertNotices } from './glass-row.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const GLASS_LOCK = 7_303_019;

/** Broken glass, in PostgreSQL. */
export function createGlassStore(prisma: PrismaClient): GlassStore {
  return {
    opened: (environment, now) =>
      reaching(async () => {
        const row = await prisma.brokenGlass.findFirst({
          where: { environment, until: { gt: now } },
          orderBy: { until: 'desc' },
        });
        return row === null || row.until === null ? null : { by: row.brokenBy, until: row.until };
      }),

    open: (glass, notices, event) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          // Whether it is open depends on the clock, which no index knows.
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(${GLASS_LOCK})`;
          const { id, environment, at } = glass;
          const row = await tx.brokenGlass.findFirst({
            where: { OR: [{ id }, { environment, until: { gt: at } }] },
          });
          if (row !== null) return { kind: 'open-already' as const, glass: glassOf(row) };
          await insertGlass(tx, glass, notices);
          await appendAudit(tx, event);
          return { kind: 'opened' as const };
        }),
      ),

    find: (id) =>
      reaching(async () => {
        const row = await prisma.brokenGlass.findUnique({ where: { id } });
        return row === null ? null : glassOf(row);
      }),

    signOff: (id, { by, at, note }, notice, event) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          const { count } = await tx.brokenGlass.updateMany({
            where: { id, signedOffAt: null, brokenBy: { not: by } },
            data: { signedOffBy: by, signedOffAt: at, note },
          });
          if (count === 0) return false;
          await insertNotices(tx, [notice]);
          await appendAudit(tx, event);
          return true;
        }),
      ),
  };
}
