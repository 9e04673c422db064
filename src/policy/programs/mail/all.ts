import type { Program } from '../program.ts';
import { SENDEMAIL } from './sendemail.ts';
import { SWAKS } from './swaks.ts';

/** Every program of this folder. */
export const MAIL: readonly Program[] = [SENDEMAIL, SWAKS];
