import { BOOTSTRAP_ID } from '../../tokens/stored-token.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { rekeyTokens } from './rekey.ts';
import { createSecretKeys, type SecretKeys, unwrapKey, wrapKey } from './secret-keys.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const SECRET_KEY_LOCK = 7_303_018;
/** Making a key writes a file, and other processes wait for it, in ms. */
const TRANSACTION_MS = 30_000;

/** Where this process has its secret key from. */
export interface KeySource {
  /** From the setting, or from the key file; null if there is neither. */
  given: Buffer | null;
  /** Whether it is a setting: then no other key is looked for, and no copy is stored. */
  isConfigured: boolean;
  /** Secrets that all processes on the database share and that are not in it. Empty: only this process uses it. */
  shared: readonly string[];
  /** Makes a key file if there is none. @param key what to keep; null: a new key. @returns what the file holds then. */
  keep(key: Buffer | null): Promise<Buffer>;
}

export type SettledKey =
  | { kind: 'settled'; keys: SecretKeys }
  /** The database was set up with another key. */
  | { kind: 'other-key' }
  /** The database was set up with a key that this process does not have. */
  | { kind: 'no-key' };

/**
 * Finds the secret key of the database; the first process makes it, and every other one has to have the same. A key that
 * the gate made itself is stored encrypted under what `shared` names, so that further processes get it from there.
 */
export function settleSecretKey(prisma: PrismaClient, source: KeySource): Promise<SettledKey> {
  return reaching(() =>
    prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SECRET_KEY_LOCK})`;
        const row = await tx.secretKeyCheck.findUnique({ where: { id: 1 } });
        return row === null ? first(tx, source) : join(tx, source, row);
      },
      { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
    ),
  );
}

async function first(tx: Prisma.TransactionClient, source: KeySource): Promise<SettledKey> {
  const key = source.given ?? (await source.keep(null));
  const keys = createSecretKeys(key);
  await tx.secretKeyCheck.create({
    data: { id: 1, checkHmac: keys.check, wrapped: wrappedFor(source, key) },
  });
  await rekeyTokens(tx, keys);
  return { kind: 'settled', keys };
}

async function join(
  tx: Prisma.TransactionClient,
  source: KeySource,
  row: { checkHmac: string; wrapped: Uint8Array[] },
): Promise<SettledKey> {
  const { given, isConfigured, shared } = source;
  const stored = isConfigured
    ? []
    : row.wrapped.flatMap((wrapped) => shared.map((under) => unwrapKey(wrapped, under)));
  const candidates = [given, ...stored].filter((key) => key !== null);
  const key = candidates.find((one) => createSecretKeys(one).check === row.checkHmac);
  if (key === undefined) {
    if (candidates.length > 0) return { kind: 'other-key' };
    if (!(await isUnused(tx))) return { kind: 'no-key' };
    await tx.secretKeyCheck.delete({ where: { id: 1 } });
    return first(tx, source);
  }
  if (given === null) await source.keep(key);
  // Slack tokens change: what the next process unwraps it with is what this one has now.
  await tx.secretKeyCheck.update({ where: { id: 1 }, data: { wrapped: wrappedFor(source, key) } });
  return { kind: 'settled', keys: createSecretKeys(key) };
}

/** Whether nothing was keyed yet: a gate was started here and never used, so that its lost key is no loss. */
async function isUnused(tx: Prisma.TransactionClient): Promise<boolean> {
  const request = await tx.request.findFirst({ select: { id: true } });
  const token = await tx.token.findFirst({ where: { id: { not: BOOTSTRAP_ID } }, select: { id: true } });
  return request === null && token === null;
}

function wrappedFor({ isConfigured, shared }: KeySource, key: Buffer): Uint8Array<ArrayBuffer>[] {
  return isConfigured ? [] : shared.map((under) => new Uint8Array(wrapKey(key, under)));
}
