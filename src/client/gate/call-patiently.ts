import { MINUTE_MS } from '../../time/units.ts';
import { pause } from '../request/pause.ts';
import type { CallerSettings } from '../settings/caller-settings.ts';
import { type CallEnd, callGate, type PlainCall } from './call-gate.ts';

/** Times in a row that the gate may say "later" to one call, and how long it may say each time, in ms. */
const LATER_MAX = 5;
const LATER_MAX_MS = MINUTE_MS;

/** Calls the gate, again if it says when: a log of a million entries takes more calls than a token has in a minute. */
export async function callPatiently<Answer>(
  settings: CallerSettings,
  call: PlainCall<Answer>,
): Promise<CallEnd<Answer>> {
  for (let tries = 0; ; tries += 1) {
    const end = await callGate(settings, call);
    if (end.kind !== 'unavailable' || end.retryAfterMs === null || tries === LATER_MAX) return end;
    await pause(Math.min(end.retryAfterMs, LATER_MAX_MS));
  }
}
