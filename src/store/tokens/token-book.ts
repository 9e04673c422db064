import type { TokenBook, TokenRecord } from '../../tokens/ports.ts';
import type { StoredToken } from '../../tokens/stored-token.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { tokenState } from '../audit/rows/row-state.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient, Token as TokenRow } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { insertChangeNotice } from '../slack/change-notices.ts';
import { hmacOf, TOKENS_LOCK } from './token-store.ts';

/**
 * Tokens as admins manage them, in PostgreSQL. No row's hash leaves it.
 * @param noticed called once a change, which has a notice, is stored.
 */
export function createTokenBook(prisma: PrismaClient, keys: SecretKeys, noticed: () => void): TokenBook {
  const inTransaction = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
    reaching(async () => {
      const result = await prisma.$transaction(work);
      noticed();
      return result;
    });
  return {
    live: (now) => reaching(() => readLive(prisma, now)),

    add: (token, sha256, refuse, record) =>
      inTransaction(async (tx) => {
        // Names and their number are held by one writer at a time: what is live depends on the clock, which no
        // index knows.
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TOKENS_LOCK})`;
        const held = await tx.token.findUnique({ where: { id: token.id } });
        const live = await readLive(tx, token.createdAt);
        const refused = refuse({ held: held === null ? null : tokenOf(held), live });
        if (refused !== null) return refused;
        const secretHmac = hmacOf(keys, sha256);
        await tx.token.create({ data: { ...token, secretHmac }, select: { id: true } });
        await keep(tx, record, { ...token, secretHmac });
        return null;
      }),

    bind: (id, now, plan) =>
      inTransaction(async (tx) => {
        // Requests of the token hold its key in the meantime, and are not blocked.
        await tx.$queryRaw`SELECT 1 FROM tokens WHERE id = ${id} FOR NO KEY UPDATE`;
        const row = await tx.token.findUnique({ where: { id } });
        if (row === null) return { kind: 'not-found' };
        const token = tokenOf(row);
        if (!isLive(token, now)) return { kind: 'ended', token };
        const planned = plan(token);
        if (planned.kind === 'refused') return planned;
        if (planned.kind === 'unchanged') return { kind: 'unchanged', token };
        const { bindings, record } = planned;
        await keep(tx, record, await tx.token.update({ where: { id }, data: bindings }));
        return { kind: 'bound', token: { ...token, ...bindings } };
      }),

    revoke: (id, at, recordOf) =>
      inTransaction(async (tx) => {
        const { count } = await tx.token.updateMany({
          where: { id, revokedAt: null },
          data: { revokedAt: at },
        });
        const row = await tx.token.findUnique({ where: { id } });
        if (row === null) return { kind: 'not-found' };
        const token = tokenOf(row);
        if (count === 0) return { kind: 'revoked-before', token };
        await keep(tx, recordOf(token), row);
        return { kind: 'revoked', token };
      }),
  };
}

/** The notice comes first: the audit log's lock is the last that every writer takes. */
async function keep(
  tx: Prisma.TransactionClient,
  { event, notice }: TokenRecord,
  row: Parameters<typeof tokenState>[0],
): Promise<void> {
  await insertChangeNotice(tx, notice, event.at);
  await appendAudit(tx, { ...event, rows: [tokenState(row)] });
}

const isLive = ({ revokedAt, expiresAt }: StoredToken, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

async function readLive(client: Prisma.TransactionClient, now: Date): Promise<StoredToken[]> {
  const rows = await client.token.findMany({
    where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(tokenOf);
}

function tokenOf({ secretHmac: _hmac, ...token }: TokenRow): StoredToken {
  return token;
}
