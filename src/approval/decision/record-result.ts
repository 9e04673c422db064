import type { Request } from '../request.ts';
import type { DecideDeps } from './decide.ts';

export type ResultOutcome =
  | { kind: 'recorded'; request: Request }
  | { kind: 'recorded-before'; request: Request }
  /** Only what was approved can have run. */
  | { kind: 'not-approved'; request: Request }
  | { kind: 'not-found' };

/** Keeps what became of the run, once. Only the token that made the request may say so. */
export async function recordResult(
  deps: Pick<DecideDeps, 'store' | 'afterCommit' | 'clock'>,
  id: string,
  tokenId: string,
  run: { exitCode: number; durationMs: number },
): Promise<ResultOutcome> {
  const outcome = await deps.store.change<ResultOutcome>(id, async (tx) => {
    const { request } = tx;
    if (request.tokenId !== tokenId) return { kind: 'not-found' };
    if (request.status !== 'approved') return { kind: 'not-approved', request };
    if (request.result !== null) return { kind: 'recorded-before', request };
    const result = { ...run, at: deps.clock.now() };
    await tx.recordResult(result);
    await tx.audit({
      kind: 'request.result',
      at: result.at,
      requestId: id,
      actor: `token:${tokenId}`,
      data: { exit_code: run.exitCode, duration_ms: run.durationMs },
    });
    return { kind: 'recorded', request: { ...request, result } };
  });
  if (outcome?.kind === 'recorded') await deps.afterCommit.changed(id);
  return outcome ?? { kind: 'not-found' };
}
