import type { Act, ActResult } from '../../protocol.ts';

/** Does what the person did. Resolves when the app acked, or when Slack would have given up. */
export async function sendAct(act: Act): Promise<ActResult> {
  try {
    const response = await fetch('/sandbox/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return (await response.json()) as ActResult;
  } catch {
    return { ok: false, error: 'the stand-in workspace does not answer' };
  }
}
