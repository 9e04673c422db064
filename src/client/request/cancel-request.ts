import type { GateClient } from '../gate/gate-client.ts';
import type { CancelEnd } from './outcome.ts';

/** A caller that was told to stop does not wait long for the gate, in ms. */
const TIMEOUT_MS = 5_000;

/** Tells the gate that nobody waits for the request any more. One try: who stops wants to stop. */
export async function cancelRequest(
  gate: GateClient,
  id: string,
  timeoutMs = TIMEOUT_MS,
): Promise<CancelEnd> {
  const reply = await gate.cancel(id, { timeoutMs });
  switch (reply.kind) {
    case 'request':
      return 'canceled';
    case 'problem':
      if (reply.status !== 409) return 'not-told';
      return reply.request?.status === 'approved' ? 'approved-before' : 'ended-before';
    case 'try-later':
    case 'nonsense':
    case 'aborted':
      return 'not-told';
  }
}
