import { CLOUDS } from './clouds/all.ts';
import { CONTAINERS } from './containers/all.ts';
import { DATABASES } from './databases/all.ts';
import { NETWORK } from './network/all.ts';
import { PACKAGES } from './packages/all.ts';
import type { Program } from './program.ts';
import { REMOTE } from './remote/all.ts';
import { SERVICES } from './services/all.ts';
import { SYSTEM } from './system/all.ts';

/** Every program of which something is known, one file a program. */
const PROGRAMS: readonly Program[] = [
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
