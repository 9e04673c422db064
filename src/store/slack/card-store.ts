import { randomUUID } from 'node:crypto';
import type { Asked } from '../../approval/request.ts';
import type { CardStore, PostedCard } from '../../slack/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { requestOf, WITH_ALL } from '../requests/request-row.ts';

/** Which Slack messages show which request, in PostgreSQL. */
export function createCardStore(prisma: PrismaClient, keys: SecretKeys, now: () => Date): CardStore {
  return {
    load: (requestId) =>
      reaching(async () => {
        const row = await prisma.request.findUnique({ where: { id: requestId }, include: WITH_ALL });
        return row === null ? null : { request: requestOf(row, keys), cards: row.cards.map(cardOf) };
      }),

    change: ({ channel, ts }, changes) =>
      reaching(async () => {
        await prisma.card.updateMany({ where: { channel, ts }, data: changes });
      }),

    forget: ({ channel, ts }) =>
      reaching(async () => {
        const [card] = await prisma.card.findMany({ where: { channel, ts }, select: { requestId: true } });
        if (card === undefined) return;
        await prisma.card.deleteMany({ where: { channel, ts } });
        // The claim of the post that is gone must not hold up the next one.
        await prisma.request.updateMany({ where: { id: card.requestId }, data: { postingUntil: null } });
      }),

    ...posting(prisma, now),
    ...outOfStep(prisma),
  };
}

/** What becomes of a card while it is posted. */
function posting(
  prisma: PrismaClient,
  currentTime: () => Date,
): Pick<CardStore, 'claimPost' | 'refusePost' | 'doubtPost' | 'save'> {
  return {
    claimPost: (requestId, channel, { now, until, lookAt }) =>
      reaching(async () => {
        const rows = await prisma.$queryRaw<{ id: string }[]>`
          WITH claimed AS (
            UPDATE requests r SET posting_until = ${until}
             WHERE id = ${requestId} AND channel = ${channel} AND status = 'pending'
               AND (posting_until IS NULL OR posting_until <= ${now})
               AND NOT EXISTS (SELECT 1 FROM cards c WHERE c.request_id = r.id AND c.channel = r.channel)
            RETURNING id)
          INSERT INTO card_posts (id, request_id, channel, started_at, look_at)
          SELECT ${randomUUID()}, id, ${channel}, ${now}, ${lookAt} FROM claimed RETURNING id`;
        const [row] = rows;
        return row === undefined ? null : { id: row.id, requestId, channel, startedAt: now };
      }),

    refusePost: ({ id, requestId, channel }) =>
      reaching(async () => {
        await prisma.$executeRaw`
          WITH ended AS (DELETE FROM card_posts WHERE id = ${id})
          UPDATE requests SET posting_until = NULL WHERE id = ${requestId} AND channel = ${channel}`;
      }),

    doubtPost: ({ id, requestId, channel }, now, until) =>
      reaching(async () => {
        await prisma.$executeRaw`
          WITH doubted AS (UPDATE card_posts SET look_at = ${now} WHERE id = ${id})
          UPDATE requests SET posting_until = ${until} WHERE id = ${requestId} AND channel = ${channel}`;
      }),

    // One statement: an embedded database has one session, and a transaction would keep it for several round trips.
    save: (requestId, { channel, ts, permalink, shownSha256, final, asked, ...text }, postId) =>
      reaching(async () => {
        const { people, mentioned = [], isShortByClaim = false } = asked;
        const names = JSON.stringify({ channel: asked.channel, people, mentioned, isShortByClaim });
        const { attached, partsPosted, textTrouble } = text;
        await prisma.$executeRaw`
          WITH ended AS (DELETE FROM card_posts WHERE id = ${postId}),
               unclaimed AS (
                 UPDATE requests SET posting_until = NULL WHERE id = ${requestId} AND channel = ${channel})
          INSERT INTO cards (channel, ts, request_id, permalink, shown_sha256, asked, attached, parts_posted,
                             text_trouble, final, created_at)
          VALUES (${channel}, ${ts}, ${requestId}, ${permalink}, ${shownSha256}, ${names}::jsonb, ${attached},
                  ${partsPosted}, ${textTrouble}, ${final}, ${currentTime()})
          ON CONFLICT (channel, ts) DO NOTHING`;
      }),
  };
}

/** Requests whose cards are not as they should be. */
function outOfStep(prisma: PrismaClient): Pick<CardStore, 'unposted' | 'unattached' | 'stale'> {
  return {
    unposted: (before, limit) =>
      reaching(async () => {
        const rows = await prisma.$queryRaw<{ id: string }[]>`
          SELECT id FROM requests r
           WHERE status = 'pending' AND created_at < ${before}
             AND NOT EXISTS (SELECT 1 FROM cards c WHERE c.request_id = r.id AND c.channel = r.channel)
           ORDER BY created_at LIMIT ${limit}`;
        return rows.map(({ id }) => id);
      }),

    unattached: (before, limit) =>
      reaching(async () => {
        const rows = await prisma.$queryRaw<{ id: string }[]>`
          SELECT id FROM requests r
           WHERE status = 'pending' AND created_at < ${before}
             AND EXISTS (SELECT 1 FROM cards c
                          WHERE c.request_id = r.id AND c.channel = r.channel
                            AND (NOT c.attached OR c.shown_sha256 = ''))
           ORDER BY created_at LIMIT ${limit}`;
        return rows.map(({ id }) => id);
      }),

    stale: (before, limit) =>
      reaching(async () => {
        const rows = await prisma.card.findMany({
          where: { final: false, request: { decision: { decidedAt: { lt: before } } } },
          take: limit,
          select: { requestId: true },
          distinct: ['requestId'],
        });
        return rows.map(({ requestId }) => requestId);
      }),
  };
}

function cardOf(row: Prisma.CardGetPayload<object>): PostedCard {
  const { channel, ts, permalink, final, attached, partsPosted, textTrouble } = row;
  const asked = row.asked as unknown as Asked;
  const shownSha256 = row.shownSha256.trim();
  return { channel, ts, permalink, shownSha256, final, attached, partsPosted, textTrouble, asked };
}
