import type { TokenStore } from '../../ingress/ports.ts';
import { BOOTSTRAP_ID, BOOTSTRAP_NAME } from '../../tokens/stored-token.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { tokenState } from '../audit/rows/row-state.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient, Token as TokenRow } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';

/** The advisory lock of who writes tokens: any number that nothing else in the database uses. */
export const TOKENS_LOCK = 7_303_017;

/**
 * Tokens in PostgreSQL: found by a keyed hash. With the plain SHA-256 of a token, anyone who reads the table could sign
 * grants.
 */
export function createTokenStore(prisma: PrismaClient, keys: SecretKeys): TokenStore {
  return {
    findByHash: (sha256, now) =>
      reaching(async () => {
        const row = await prisma.token.findUnique({ where: { secretHmac: hmacOf(keys, sha256) } });
        if (row === null || row.revokedAt !== null) return null;
        if (row.expiresAt !== null && row.expiresAt.getTime() <= now.getTime()) return null;
        const { id, name, environments, repositories, owner, admin } = row;
        return { id, name, sha256, environments, repositories, owner, admin };
      }),

    setBootstrap: (sha256, now) =>
      reaching(() =>
        prisma.$transaction((tx) => setBootstrap(tx, sha256 === null ? null : hmacOf(keys, sha256), now)),
      ),
  };
}

/** Starts of several processes take turns; only a change is written, with its audit entry. */
async function setBootstrap(
  tx: Prisma.TransactionClient,
  secretHmac: string | null,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TOKENS_LOCK})`;
  const row = await tx.token.findUnique({ where: { id: BOOTSTRAP_ID } });
  const write = async (kind: string, token: TokenRow): Promise<void> => {
    const { id, ...data } = token;
    await tx.token.upsert({ where: { id }, create: token, update: data, select: { id: true } });
    const said = { id, name: token.name, admin: token.admin };
    const event = { kind, at: now, requestId: null, actor: 'gate', data: said };
    await appendAudit(tx, { ...event, rows: [tokenState(token)] });
  };
  if (secretHmac === null) {
    if (row !== null && row.revokedAt === null)
      await write('token.bootstrap-unset', { ...row, revokedAt: now });
    return;
  }
  if (row !== null && row.secretHmac === secretHmac && row.revokedAt === null) return;
  await write('token.bootstrap-set', {
    ...(row ?? newBootstrap(now)),
    secretHmac,
    revokedAt: null,
  });
}

const newBootstrap = (now: Date): Omit<TokenRow, 'secretHmac'> => ({
  id: BOOTSTRAP_ID,
  name: BOOTSTRAP_NAME,
  environments: [],
  repositories: [],
  owner: null,
  admin: true,
  createdBy: null,
  createdAt: now,
  expiresAt: null,
  revokedAt: null,
});

/** What is stored of a token. @param sha256 of the token. */
export function hmacOf(keys: SecretKeys, sha256: Buffer): string {
  return keys.fingerprintOfSha256(sha256.toString('hex'));
}
