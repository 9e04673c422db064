import type { Program } from '../program.ts';
import { CONDA } from './conda.ts';
import { DOTENV } from './dotenv.ts';
import { FOREMAN } from './foreman.ts';
import { NIX } from './nix.ts';
import { TERMINAL_SESSIONS } from './terminal-sessions.ts';
import { VERSION_MANAGERS } from './version-managers.ts';

/** Every program of this folder. */
export const DEV_ENVIRONMENTS: readonly Program[] = [
  CONDA,
  DOTENV,
  FOREMAN,
  NIX,
  VERSION_MANAGERS,
  TERMINAL_SESSIONS,
];
