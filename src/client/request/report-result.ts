import type { GateClient } from '../gate/gate-client.ts';
import type { RunEnd } from './outcome.ts';

/** How often the gate is told, and how long each try may take, in ms: together at most 5 s. */
const TRIES = 2;
const TRY_MS = 2_500;

/** Tells the gate what became of the run, for its card. Best effort: the command's end does not depend on it. */
export async function reportResult(gate: GateClient, id: string, run: RunEnd): Promise<void> {
  if (run.kind === 'not-started') return;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reply = await gate.result(id, run, { timeoutMs: TRY_MS });
    if (reply.kind !== 'try-later') return;
  }
}
