import type { BrokenGlass } from '../../approval/break-glass/broken-glass.ts';
import type { Request } from '../../approval/request.ts';
import type { BreakGlassNoticeStore, KnownBreakGlassNotice } from '../../slack/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { requestOf, WITH_ALL } from '../requests/request-row.ts';
import { glassOf, insertNotices, noticeOfRow } from './glass-row.ts';

/** Which notices of broken glass were sent, in PostgreSQL. */
export function createGlassNotices(prisma: PrismaClient, keys: SecretKeys): BreakGlassNoticeStore {
  return {
    load: (id, limit) => reaching(() => load(prisma, keys, id, limit)),

    claim: (id, now, until) =>
      reaching(async () => {
        const { count } = await prisma.glassNotice.updateMany({
          where: { id, sentAt: null, OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] },
          data: { claimedUntil: until },
        });
        return count === 1;
      }),

    hold: (id, until) =>
      reaching(async () => {
        await prisma.glassNotice.updateMany({ where: { id, sentAt: null }, data: { claimedUntil: until } });
      }),

    sent: (id, ts, at, next) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          await tx.glassNotice.update({ where: { id }, data: { ts, sentAt: at } });
          await insertNotices(tx, next === null ? [] : [next]);
        }),
      ),

    adopt: (glassId, { channel, ts }) =>
      reaching(async () => {
        await prisma.glassNotice.updateMany({
          where: { glassId, channel, kind: 'review', ts: null },
          data: { ts },
        });
      }),

    due: (before, limit) =>
      reaching(async () => {
        const rows = await prisma.glassNotice.findMany({
          where: {
            sentAt: null,
            dueAt: { lt: before },
            OR: [{ claimedUntil: null }, { claimedUntil: { lt: before } }],
          },
          orderBy: { dueAt: 'asc' },
          take: limit,
          select: { id: true },
        });
        return rows.map(({ id }) => id);
      }),
  };
}

async function load(
  prisma: PrismaClient,
  keys: SecretKeys,
  id: string,
  limit: number,
): Promise<KnownBreakGlassNotice | null> {
  const row = await prisma.glassNotice.findUnique({ where: { id }, include: { glass: true } });
  if (row === null) return null;
  const glass = glassOf(row.glass);
  const review = await prisma.glassNotice.findFirst({
    where: { glassId: glass.id, kind: 'review', ts: { not: null } },
  });
  return {
    notice: noticeOfRow(row),
    sent: row.sentAt !== null,
    ts: row.ts,
    glass,
    reviewTs: review?.ts ?? null,
    requests: await requestsOf(prisma, keys, glass, limit),
  };
}

/** The request that it was broken for, or those that were asked while the environment was open. */
async function requestsOf(
  prisma: PrismaClient,
  keys: SecretKeys,
  glass: BrokenGlass,
  limit: number,
): Promise<Request[]> {
  const { requestId, environment, at, until } = glass;
  const where =
    requestId !== null
      ? { id: requestId }
      : { environment, createdAt: { gte: at, lte: until ?? at }, verdict: 'ask' };
  const rows = await prisma.request.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    take: limit,
    include: WITH_ALL,
  });
  return rows.map((row) => requestOf(row, keys));
}
