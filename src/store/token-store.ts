import type { TokenStore } from '../ingress/ports.ts';
import { BOOTSTRAP_ID, BOOTSTRAP_NAME } from '../tokens/stored-token.ts';
import type { PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** Tokens in PostgreSQL: found by hash, never stored in clear. */
export function createTokenStore(prisma: PrismaClient): TokenStore {
  return {
    findByHash: (sha256, now) =>
      reaching(async () => {
        const row = await prisma.token.findUnique({ where: { sha256: sha256.toString('hex') } });
        if (row === null || row.revokedAt !== null) return null;
        if (row.expiresAt !== null && row.expiresAt.getTime() <= now.getTime()) return null;
        return { id: row.id, name: row.name, sha256, environments: row.environments, admin: row.admin };
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
        const hash = sha256.toString('hex');
        await prisma.token.upsert({
          where: { id: BOOTSTRAP_ID },
          create: {
            id: BOOTSTRAP_ID,
            name: BOOTSTRAP_NAME,
            sha256: hash,
            environments: [],
            admin: true,
            createdAt: now,
          },
          update: { sha256: hash, revokedAt: null },
        });
      }),
  };
}
