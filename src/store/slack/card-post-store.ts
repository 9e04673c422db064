import type { CardPostStore } from '../../slack/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';

/** Posts of cards whose outcome is not known, in PostgreSQL. */
export function createCardPosts(prisma: PrismaClient): CardPostStore {
  return {
    due: (now, limit) =>
      reaching(async () => {
        const rows = await prisma.cardPost.findMany({
          where: { lookAt: { lte: now } },
          orderBy: { startedAt: 'asc' },
          take: limit,
          select: { id: true },
        });
        return rows.map(({ id }) => id);
      }),

    claimLook: (id, now, until) =>
      reaching(async () => {
        const [post] = await prisma.cardPost.updateManyAndReturn({
          where: { id, lookAt: { lte: now } },
          data: { lookAt: until },
          select: { id: true, requestId: true, channel: true, startedAt: true },
        });
        return post ?? null;
      }),

    isPosting: ({ id, requestId, channel }, after) =>
      reaching(async () => {
        const where = { id: { not: id }, requestId, channel, startedAt: { gt: after } };
        return (await prisma.cardPost.count({ where })) > 0;
      }),

    lookLater: (id, at) =>
      reaching(async () => {
        await prisma.cardPost.updateMany({ where: { id }, data: { lookAt: at } });
      }),

    done: (id) =>
      reaching(async () => {
        await prisma.cardPost.deleteMany({ where: { id } });
      }),
  };
}
