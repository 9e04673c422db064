import { MINUTE_MS } from '../../time/units.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { tokenState } from '../audit/rows/row-state.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { exactText, sealedOrNull } from '../requests/sealed-text.ts';
import type { SecretKeys } from './secret-keys.ts';

/** Requests that are rekeyed in one transaction. */
const BATCH = 1000;
/** Any number that nothing else in the database uses as an advisory lock. */
const REKEY_LOCK = 7_303_019;
/** Another process may be at a batch, in ms. */
const TRANSACTION_MS = MINUTE_MS;

/** Replaces the plain hashes of tokens; once, in the transaction that stores which key the database has. */
export async function rekeyTokens(tx: Prisma.TransactionClient, keys: SecretKeys): Promise<void> {
  const tokens = await tx.token.findMany({ select: { id: true, secretHmac: true } });
  const hmacs = tokens.map(({ secretHmac }) => keys.fingerprintOfSha256(secretHmac));
  if (tokens.length === 0) return;
  await tx.$executeRaw`
    UPDATE tokens t SET secret_hmac = new.hmac
      FROM unnest(${tokens.map(({ id }) => id)}::text[], ${hmacs}::text[]) AS new(id, hmac)
     WHERE t.id = new.id`;
  const rows = (await tx.token.findMany()).map(tokenState);
  await appendAudit(tx, {
    kind: 'token.rekeyed',
    at: new Date(),
    requestId: null,
    actor: 'gate',
    data: {},
    rows,
  });
}

/**
 * Replaces the plain hashes that older versions stored with requests, a batch in a transaction. A crash loses nothing:
 * rows that were not rekeyed are marked, and the next start goes on with them.
 * @param progress is told after each batch how many there were so far.
 * @returns how many rows were rekeyed.
 */
export async function rekeyRequests(
  prisma: PrismaClient,
  keys: SecretKeys,
  progress: (rekeyed: number) => void,
): Promise<number> {
  let rekeyed = 0;
  for (;;) {
    const batch = await reaching(() =>
      prisma.$transaction((tx) => rekeyBatch(tx, keys), { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS }),
    );
    if (batch === 0) return rekeyed;
    rekeyed += batch;
    progress(rekeyed);
  }
}

async function rekeyBatch(tx: Prisma.TransactionClient, keys: SecretKeys): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${REKEY_LOCK})`;
  const rows = await tx.request.findMany({
    where: { unkeyedCommandSha256: { not: null } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: {
      id: true,
      command: true,
      commandBytes: true,
      unkeyedCommandSha256: true,
      bodyHmac: true,
      meaningHmac: true,
      shapeHmac: true,
    },
  });
  if (rows.length === 0) return 0;
  const keyed = rows.map((row) => ({
    id: row.id,
    sealed: sealedOrNull(keys, row.id, exactText(row), row.unkeyedCommandSha256 ?? ''),
    body: keys.fingerprintOfSha256(row.bodyHmac),
    meaning: keys.fingerprintOfSha256(row.meaningHmac),
    shape: keys.fingerprintOfSha256(row.shapeHmac),
  }));
  const column = <Name extends keyof (typeof keyed)[number]>(name: Name) => keyed.map((row) => row[name]);
  return tx.$executeRaw`
    UPDATE requests r
       SET unkeyed_command_sha256 = NULL, command_sealed = decode(new.sealed, 'hex'), body_hmac = new.body,
           meaning_hmac = new.meaning, shape_hmac = new.shape
      FROM unnest(${column('id')}::text[], ${column('sealed').map((sealed) => sealed?.toString('hex') ?? null)}::text[],
                  ${column('body')}::text[], ${column('meaning')}::text[], ${column('shape')}::text[])
           AS new(id, sealed, body, meaning, shape)
     WHERE r.id = new.id`;
}
