import type { NoticeStore } from '../../ports.ts';

/** Longer than the calls to Slack of one notice can take, in ms, so that a claim ends by itself only if its process is gone. */
const CLAIM_MS = 20_000;

export interface OnceDeps {
  notices: NoticeStore;
  now: () => Date;
}

/**
 * Sends a notice unless it was sent, or another process is sending it.
 * @returns whether it was sent by this call.
 * @throws what `send` throws; then the next caller need not wait.
 */
export async function once(
  { notices, now }: OnceDeps,
  requestId: string,
  kind: string,
  send: () => Promise<void>,
): Promise<boolean> {
  const at = now();
  if (!(await notices.claim(requestId, kind, at, new Date(at.getTime() + CLAIM_MS)))) return false;
  try {
    await send();
  } catch (error) {
    await notices.release(requestId, kind);
    throw error;
  }
  await notices.sent(requestId, kind, now());
  return true;
}
