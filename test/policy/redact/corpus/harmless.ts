import { HARMLESS_DEVELOPMENT } from './harmless-development.ts';
import { HARMLESS_OPERATIONS } from './harmless-operations.ts';
import { HARMLESS_OPTIONS } from './harmless-options.ts';
import { HARMLESS_PROGRAMS } from './harmless-programs.ts';
import { HARMLESS_TEXTS } from './harmless-texts.ts';

/** Commands in which nothing may be redacted. */
export const HARMLESS: readonly string[] = [...HARMLESS_OPTIONS, ...HARMLESS_PROGRAMS, ...HARMLESS_TEXTS, ...HARMLESS_OPERATIONS, ...HARMLESS_DEVELOPMENT];
