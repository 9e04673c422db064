import type { Program } from '../program.ts';
import { ENVIRONMENT } from './environment.ts';
import { FILES } from './files.ts';
import { ZFS } from './zfs.ts';

/** Every program of this folder. */
export const SYSTEM: readonly Program[] = [ZFS, ENVIRONMENT, FILES];
