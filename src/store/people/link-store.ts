import type { Link, LinkRequest } from '../../people/link.ts';
import type { LinkBook, LinksNow, LinkWrite } from '../../people/ports.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { LinkRequest as LinkRequestRow, PersonLink, Prisma, PrismaClient } from '../generated/client.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const LINKS_LOCK = 7_303_018;
/** Wishes that are looked through; one person has a few at most. */
const OPEN_MAX = 1_000;

/** Who is linked to which login, in PostgreSQL. */
export function createLinkBook(prisma: PrismaClient): LinkBook {
  return {
    of: (logins) =>
      reaching(async () => {
        const rows = await prisma.personLink.findMany({ where: { githubLogin: { in: [...logins] } } });
        return new Map(rows.map((row) => [row.githubLogin, row.slackUser]));
      }),

    all: (limit) =>
      reaching(async () => {
        const rows = await prisma.personLink.findMany({ orderBy: { githubLogin: 'asc' }, take: limit });
        return rows.map(linkOf);
      }),

    open: (since, limit) => reaching(() => readOpen(prisma, since, limit)),

    find: (id) =>
      reaching(async () => {
        const row = await prisma.linkRequest.findUnique({ where: { id } });
        return row === null ? null : requestOf(row);
      }),

    change: (about, plan) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LINKS_LOCK})`;
          const { result, write } = plan(await readNow(tx, about));
          if (write !== null) await carryOut(tx, write);
          return result;
        }),
      ),
  };
}

async function readNow(
  tx: Prisma.TransactionClient,
  { login, requestId, openSince }: Parameters<LinkBook['change']>[0],
): Promise<LinksNow> {
  // One after the other: a transaction has one connection, which takes one query at a time.
  const link = await tx.personLink.findUnique({ where: { githubLogin: login } });
  const request = requestId === null ? null : await tx.linkRequest.findUnique({ where: { id: requestId } });
  const open = await readOpen(tx, openSince, OPEN_MAX);
  const count = await tx.personLink.count();
  return {
    link: link === null ? null : linkOf(link),
    request: request === null ? null : requestOf(request),
    open,
    count,
  };
}

async function readOpen(
  client: Prisma.TransactionClient,
  since: Date,
  limit: number,
): Promise<LinkRequest[]> {
  const rows = await client.linkRequest.findMany({
    where: { endedAt: null, askedAt: { gt: since } },
    orderBy: { askedAt: 'asc' },
    take: limit,
  });
  return rows.map(requestOf);
}

async function carryOut(
  tx: Prisma.TransactionClient,
  { ask, end, link, unlink, event }: LinkWrite,
): Promise<void> {
  if (ask !== undefined) {
    const { login, user, ended: _waits, ...rest } = ask;
    await tx.linkRequest.create({ data: { ...rest, githubLogin: login, slackUser: user } });
  }
  if (end !== undefined) {
    const { outcome, by, at } = end.ended;
    await tx.linkRequest.update({ where: { id: end.id }, data: { outcome, endedBy: by, endedAt: at } });
  }
  if (link !== undefined) {
    const data = { slackUser: link.user, linkedBy: link.by, linkedAt: link.at };
    const where = { githubLogin: link.login };
    await tx.personLink.upsert({ where, create: { ...where, ...data }, update: data });
  }
  if (unlink !== undefined) await tx.personLink.delete({ where: { githubLogin: unlink } });
  await appendAudit(tx, event);
}

function linkOf({ githubLogin, slackUser, linkedBy, linkedAt }: PersonLink): Link {
  return { login: githubLogin, user: slackUser, by: linkedBy, at: linkedAt };
}

function requestOf({
  githubLogin,
  slackUser,
  outcome,
  endedBy,
  endedAt,
  ...rest
}: LinkRequestRow): LinkRequest {
  const ended =
    outcome === null || endedBy === null || endedAt === null
      ? null
      : { outcome: outcome as 'made' | 'refused', by: endedBy, at: endedAt };
  return { ...rest, login: githubLogin, user: slackUser, ended };
}
