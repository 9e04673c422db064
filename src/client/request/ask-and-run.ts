import { clear, type VerifiedApproval } from '../approval/verify-approval.ts';
import type { GateClient, RequestBody } from '../gate/gate-client.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Interrupts } from '../run/interrupts.ts';
import { type RunPlace, runApproved } from '../run/run-approved.ts';
import { awaitDecision } from './await-decision.ts';
import { cancelRequest } from './cancel-request.ts';
import type { NotRun, Outcome } from './outcome.ts';
import { type OwnLimit, ownLimit } from './own-limit.ts';
import type { ReportProgress } from './progress.ts';
import { reportResult } from './report-result.ts';
import { submit } from './submit.ts';

export interface AskDeps {
  gate: GateClient;
  token: string;
  /** A fresh random key; it also ties the grant to this very question. */
  idempotencyKey: string;
  interrupts: Interrupts;
  report: ReportProgress;
}

/** How long the gate may take to hear that nobody waits any more, in ms. */
const LAST_WORD_MS = 2_000;

/**
 * Asks for `body.command`, waits, and runs exactly that text if, and only if, it was approved and proven within
 * `body.timeout`, which is the caller's own limit whatever the gate says.
 */
export async function askAndRun(body: RequestBody, place: RunPlace, deps: AskDeps): Promise<Outcome> {
  const asked = await ask(body, deps);
  if (asked.kind !== 'cleared') return asked;
  // Nothing may come between this look at the signal and the start of the run, which takes the signals over.
  if (deps.interrupts.cancel.aborted) return canceled(asked.request, deps);
  deps.report({ kind: 'approved', request: asked.request });
  const run = await runApproved(body.command, place, deps);
  await reportResult(deps.gate, asked.request.id, run);
  return { kind: 'ran', request: asked.request, run };
}

async function ask(body: RequestBody, deps: AskDeps): Promise<VerifiedApproval | NotRun> {
  const { gate, token, idempotencyKey, interrupts, report } = deps;
  const limit = ownLimit(body.timeout, performance.now());
  const submitted = await submit(gate, body, idempotencyKey, { limit, cancel: interrupts.cancel });
  if (submitted.kind === 'not-run') return submitted.outcome;

  const awaited = await awaitDecision(gate, submitted, limit, interrupts.cancel, report);
  switch (awaited.kind) {
    case 'interrupted':
      return canceled(awaited.request, deps);
    case 'limit-reached':
      return limitReached(gate, awaited.request, limit);
    case 'given-up':
      // People should not be asked for something that nobody waits for.
      await cancelRequest(gate, submitted.request.id, isOver(limit) ? LAST_WORD_MS : undefined);
      return awaited.outcome;
    case 'decided':
      if (awaited.request.status === 'approved' && isOver(limit))
        return { kind: 'limit-reached', request: awaited.request, limit, end: 'approved-before' };
      return clear(awaited.request, token, {
        command: body.command,
        environment: body.environment,
        nonce: idempotencyKey,
      });
  }
}

const isOver = ({ endsAt }: OwnLimit): boolean => performance.now() > endsAt;

async function limitReached(gate: GateClient, request: GateRequest, limit: OwnLimit): Promise<NotRun> {
  const end = await cancelRequest(gate, request.id, LAST_WORD_MS);
  return { kind: 'limit-reached', request, limit, end };
}

async function canceled(request: GateRequest, { gate, report }: AskDeps): Promise<NotRun> {
  report({ kind: 'canceling' });
  return { kind: 'canceled', request, end: await cancelRequest(gate, request.id) };
}
