import type { SecretCommand } from './planted.ts';
import { CLOUD_SECRETS } from './secrets-clouds.ts';
import { DATABASE_SECRETS } from './secrets-databases.ts';
import { DEVELOPMENT_SECRETS } from './secrets-development.ts';
import { HOST_SECRETS } from './secrets-hosts.ts';
import { MANUAL_SECRETS_DATA } from './secrets-manuals-data.ts';
import { MANUAL_SECRETS_TOOLS } from './secrets-manuals-tools.ts';

/** Commands as platform engineers write them, each with the secrets that nobody may see. */
export const SECRETS: readonly SecretCommand[] = [...DATABASE_SECRETS, ...CLOUD_SECRETS, ...DEVELOPMENT_SECRETS, ...HOST_SECRETS, ...MANUAL_SECRETS_DATA, ...MANUAL_SECRETS_TOOLS];
