import { ACCOUNTS } from './accounts/all.ts';
import { ARCHIVES } from './archives/all.ts';
import { CLOUDS } from './clouds/all.ts';
import { CODE_HOSTS } from './code-hosts/all.ts';
import { CONTAINERS } from './containers/all.ts';
import { DATABASES } from './databases/all.ts';
import { DEV_ENVIRONMENTS } from './dev-environments/all.ts';
import { ENCRYPTION } from './encryption/all.ts';
import { HOSTING } from './hosting/all.ts';
import { KEY_VALUE } from './key-value/all.ts';
import { MACHINES } from './machines/all.ts';
import { MAIL } from './mail/all.ts';
import { MESSAGE_BROKERS } from './message-brokers/all.ts';
import { MONITORING } from './monitoring/all.ts';
import { NETWORK } from './network/all.ts';
import { PACKAGES } from './packages/all.ts';
import type { Program } from './program.ts';
import { REMOTE } from './remote/all.ts';
import { REMOTE_HOSTS } from './remote-hosts/all.ts';
import { SECRET_STORES } from './secret-stores/all.ts';
import { SERVICES } from './services/all.ts';
import { SYSTEM } from './system/all.ts';

/** Every program of which something is known, one file a program. */
const PROGRAMS: readonly Program[] = [
  ...HOSTING,
  ...REMOTE_HOSTS,
  ...MAIL,
  ...KEY_VALUE,
  ...MESSAGE_BROKERS,
  ...MACHINES,
  ...DEV_ENVIRONMENTS,
  ...CODE_HOSTS,
  ...MONITORING,
  ...SECRET_STORES,
  ...ARCHIVES,
  ...ENCRYPTION,
  ...ACCOUNTS,
  ...CLOUDS,
  ...CONTAINERS,
  ...DATABASES,
  ...NETWORK,
  ...PACKAGES,
  ...REMOTE,
  ...SERVICES,
  ...SYSTEM,
];

const BY_NAME: ReadonlyMap<string, Program> = new Map(
  PROGRAMS.flatMap((one) => one.names.map((name) => [name, one] as const)),
);

/** What is known of a program, by its base name. */
export const knownProgram = (base: string): Program | undefined => BY_NAME.get(base);
