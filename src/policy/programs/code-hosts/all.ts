import type { Program } from '../program.ts';
import { CODECOV } from './codecov.ts';
import { GH } from './gh.ts';
import { GLAB } from './glab.ts';
import { JENKINS } from './jenkins.ts';
import { PERFORCE } from './perforce.ts';
import { SNYK } from './snyk.ts';

/** Every program of this folder. */
export const CODE_HOSTS: readonly Program[] = [CODECOV, GH, GLAB, JENKINS, PERFORCE, SNYK];
