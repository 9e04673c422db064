import type { BypassClass } from './bypass.ts';
import { PROGRAM_BYPASSES } from './program-bypasses.ts';
import { READING_BYPASSES } from './reading-bypasses.ts';
import { SHELL_BYPASSES } from './shell-bypasses.ts';
import { TEXT_BYPASSES } from './text-bypasses.ts';
import { TOOL_BYPASSES } from './tool-bypasses.ts';
import { VALUE_BYPASSES } from './value-bypasses.ts';
import { WRAPPER_BYPASSES } from './wrapper-bypasses.ts';

export const BYPASSES: readonly BypassClass[] = [...SHELL_BYPASSES, ...READING_BYPASSES, ...TEXT_BYPASSES, ...PROGRAM_BYPASSES, ...TOOL_BYPASSES, ...WRAPPER_BYPASSES, ...VALUE_BYPASSES];
