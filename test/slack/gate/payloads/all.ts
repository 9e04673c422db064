import { COMMANDS } from './commands.ts';
import { EVENTS } from './events.ts';
import { FORMS } from './forms.ts';
import type { Payload } from './payload.ts';
import { PRESSES } from './presses.ts';

/** Kinds of payloads, by the type of the envelope that they come in. */
export const KINDS: readonly (readonly [
  string,
  'interactive' | 'slash_commands' | 'events_api',
  readonly Payload[],
])[] = [
  ['Presses', 'interactive', PRESSES],
  ['Forms', 'interactive', FORMS],
  ['Commands', 'slash_commands', COMMANDS],
  ['Events', 'events_api', EVENTS],
];
