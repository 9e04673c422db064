import type { TokenStore } from '../ingress/ports.ts';
import { BOOTSTRAP_ID, BOOTSTRAP_NAME } from '../tokens/stored-token.ts';
import type { PrismaClient } from './generated/client.ts';
import type { SecretKeys } from './keys/secret-keys.ts';
import { reaching } from './store-unavailable.ts';

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
      reaching(async () => {
        if (sha256 === null) {
          await prisma.token.updateMany({
            where: { id: BOOTSTRAP_ID, revokedAt: null },
            data: { revokedAt: now },
          });
          return;
        }
        const secretHmac = hmacOf(keys, sha256);
        await prisma.token.upsert({
          where: { id: BOOTSTRAP_ID },
          create: {
            id: BOOTSTRAP_ID,
            name: BOOTSTRAP_NAME,
            secretHmac,
            environments: [],
            repositories: [],
            admin: true,
            createdAt: now,
          },
          update: { secretHmac, revokedAt: null },
        });
      }),
  };
}

/** What is stored of a token. @param sha256 of the token. */
export function hmacOf(keys: SecretKeys, sha256: Buffer): string {
  return keys.fingerprintOfSha256(sha256.toString('hex'));
}
