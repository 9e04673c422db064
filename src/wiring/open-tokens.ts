import { randomUUID } from 'node:crypto';
import { ownerProblem } from '../approval/eligibility/owner-problem.ts';
import type { Clock, Directory } from '../approval/ports.ts';
import { environmentsOf } from '../approval/team-policy.ts';
import type { Settings } from '../config/load-settings.ts';
import type { Database } from '../store/database/database.ts';
import type { SecretKeys } from '../store/keys/secret-keys.ts';
import { createTokenBook } from '../store/tokens/token-book.ts';
import { createTokenStore } from '../store/tokens/token-store.ts';
import { type OwnerCheck, OwnerUnknown } from '../tokens/ports.ts';
import { hashToken } from '../tokens/secret.ts';

/** How callers are known: tokens, also as admins manage them, and the proxies that say where calls come from. */
export async function openTokens(
  {
    settings: { bootstrapToken, team, trustedProxies },
    database: { prisma },
    keys,
    clock,
  }: { settings: Settings; database: Database; keys: SecretKeys; clock: Clock },
  directory: Directory,
  noticed: () => void,
) {
  const tokens = createTokenStore(prisma, keys);
  await tokens.setBootstrap(bootstrapToken === null ? null : hashToken(bootstrapToken), clock.now());
  const checkOwner: OwnerCheck = (user) =>
    ownerProblem(directory, user).catch((error: unknown) => {
      throw new OwnerUnknown(error);
    });
  const tokenBook = {
    tokens: createTokenBook(prisma, keys, noticed),
    ownerProblem: checkOwner,
    newId: randomUUID,
    clock,
    environments: environmentsOf(team),
  };
  return { tokens, tokenBook, trustedProxies };
}
