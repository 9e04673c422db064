import { keepKey, keyFile } from '../config/key-file.ts';
import type { Settings } from '../config/load-settings.ts';
import { SettingsError } from '../config/problem.ts';
import type { Log } from '../log/log.ts';
import type { Database } from '../store/database/database.ts';
import { rekeyRequests } from '../store/keys/rekey.ts';
import type { SecretKeys } from '../store/keys/secret-keys.ts';
import { type KeySource, settleSecretKey } from '../store/keys/settle-secret-key.ts';

const NAME = 'EXPACTI_SECRET_KEY';

/**
 * The keys for what is stored, after every row that an older version stored was rekeyed.
 * @throws SettingsError if this process does not have the key of its database, or cannot keep a new one.
 */
export async function openSecretKeys(settings: Settings, database: Database, log: Log): Promise<SecretKeys> {
  const settled = await settleSecretKey(database.prisma, sourceOf(settings, database, log));
  if (settled.kind !== 'settled') throw new SettingsError([problemOf(settled.kind, settings, database)]);
  const rekeyed = await rekeyRequests(database.prisma, settled.keys, (requests) =>
    log.info({ requests }, 'rekeying requests that an older version stored'),
  );
  if (rekeyed > 0) log.info({ requests: rekeyed }, 'rekeyed all requests that an older version stored');
  return settled.keys;
}

function sourceOf({ secretKey, slack, dataDir }: Settings, { embedded }: Database, log: Log): KeySource {
  return {
    given: secretKey?.key ?? null,
    isConfigured: secretKey?.from === 'setting',
    shared: embedded ? [] : [slack.botToken, slack.appToken],
    keep: (key) =>
      keepKey(dataDir, key).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        // Other processes still get it from the database, as long as they have the same Slack tokens.
        if (key !== null) {
          log.warn({ err: error }, `cannot store the secret key in a file: set ${NAME}`);
          return key;
        }
        const wrong = `is not set, and cannot store a new key in ${keyFile(dataDir)}: ${why}`;
        const fix = `Set it, or set EXPACTI_DATA_DIR to a folder that this user can write. Make a key with: openssl rand -hex 32`;
        throw new SettingsError([{ name: NAME, wrong, fix }]);
      }),
  };
}

function problemOf(
  kind: 'other-key' | 'no-key',
  { dataDir, secretKey }: Settings,
  { embedded }: Database,
): { name: string; wrong: string; fix: string } {
  const path = keyFile(dataDir);
  const everywhere = embedded ? '' : 'Set EXPACTI_SECRET_KEY to the same value on all processes. ';
  const fix = `${everywhere}If the gate made the key itself, restore the file secret.key or set ${NAME} to its content (docs/secret-key.md).`;
  if (kind === 'no-key')
    return { name: NAME, wrong: `is not set, and ${path} with the key of this database does not exist`, fix };
  const wrong =
    secretKey?.from === 'file'
      ? `the key in ${path} is not the key of this database`
      : 'is not the key of this database';
  return { name: NAME, wrong, fix };
}
