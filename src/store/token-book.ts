import type { TokenBook } from '../tokens/ports.ts';
import type { StoredToken } from '../tokens/stored-token.ts';
import { appendAudit } from './audit-log.ts';
import { tokenState } from './audit-rows/row-state.ts';
import type { Prisma, PrismaClient, Token as TokenRow } from './generated/client.ts';
import type { SecretKeys } from './keys/secret-keys.ts';
import { reaching } from './store-unavailable.ts';
import { hmacOf, TOKENS_LOCK } from './token-store.ts';

/** Tokens as admins manage them, in PostgreSQL. No row's hash leaves it. */
export function createTokenBook(prisma: PrismaClient, keys: SecretKeys): TokenBook {
  return {
    live: (now) => reaching(() => readLive(prisma, now)),

    add: (token, sha256, refuse, event) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          // Names and their number are held by one writer at a time: what is live depends on the clock, which no
          // index knows.
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TOKENS_LOCK})`;
          const held = await tx.token.findUnique({ where: { id: token.id } });
          const live = await readLive(tx, token.createdAt);
          const refused = refuse({ held: held === null ? null : tokenOf(held), live });
          if (refused !== null) return refused;
          const secretHmac = hmacOf(keys, sha256);
          await tx.token.create({ data: { ...token, secretHmac }, select: { id: true } });
          await appendAudit(tx, { ...event, rows: [tokenState({ ...token, secretHmac })] });
          return null;
        }),
      ),

    revoke: (id, at, eventOf) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          const { count } = await tx.token.updateMany({
            where: { id, revokedAt: null },
            data: { revokedAt: at },
          });
          const row = await tx.token.findUnique({ where: { id } });
          if (row === null) return { kind: 'not-found' };
          const token = tokenOf(row);
          if (count === 0) return { kind: 'revoked-before', token };
          await appendAudit(tx, { ...eventOf(token), rows: [tokenState(row)] });
          return { kind: 'revoked', token };
        }),
      ),
  };
}

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
