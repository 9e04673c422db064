import { createHash } from 'node:crypto';
import type { Client } from 'pg';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What an older version knew of a request in plain hashes. */
export interface OldRequest {
  id: string;
  command: string;
  meaning: string;
  shape: string;
  body: string;
  /** JSON text of the whole plan. */
  plan: string;
}

/** Takes the database back to before hashes were keyed: the next start applies the migration again. */
export async function beforeKeys(client: Client): Promise<void> {
  await client.query(`
    DELETE FROM _prisma_migrations WHERE migration_name = '20261128190000_keyed_hashes';
    DROP TABLE secret_key_check;
    DROP INDEX requests_unkeyed_idx;
    ALTER TABLE tokens RENAME COLUMN secret_hmac TO sha256;
    ALTER INDEX tokens_secret_hmac_key RENAME TO tokens_sha256_key;
    ALTER TABLE requests RENAME COLUMN body_hmac TO body_sha256;
    ALTER TABLE requests RENAME COLUMN meaning_hmac TO meaning_sha256;
    ALTER TABLE requests RENAME COLUMN shape_hmac TO shape_sha256;
    ALTER INDEX requests_meaning_hmac_environment_created_at_idx RENAME TO requests_meaning_sha256_environment_created_at_idx;
    ALTER INDEX requests_shape_hmac_environment_created_at_idx RENAME TO requests_shape_sha256_environment_created_at_idx;
    UPDATE requests SET unkeyed_command_sha256 = repeat('0', 64);
    ALTER TABLE requests RENAME COLUMN unkeyed_command_sha256 TO command_sha256;
    ALTER TABLE requests ALTER COLUMN command_sha256 SET NOT NULL, DROP COLUMN command_sealed,
                         DROP COLUMN plan_summary, ADD COLUMN plan TEXT`);
}

/** Writes what an older version stored with these requests and tokens. @param tokens secrets by id. */
export async function writeOldHashes(
  client: Client,
  requests: readonly OldRequest[],
  tokens: Record<string, string>,
): Promise<void> {
  for (const { id, command, meaning, shape, body, plan } of requests) {
    const hashes = [command, meaning, shape, body].map(sha256);
    await client.query(
      `UPDATE requests SET command_sha256 = $2, meaning_sha256 = $3, shape_sha256 = $4, body_sha256 = $5, plan = $6
        WHERE id = $1`,
      [id, ...hashes, plan],
    );
  }
  for (const [id, secret] of Object.entries(tokens))
    await client.query('UPDATE tokens SET sha256 = $2 WHERE id = $1', [id, sha256(secret)]);
}
