import type { GateRequest } from '../../client/gate/gate-request.ts';
import type { CancelEnd, Outcome, RunEnd } from '../../client/request/outcome.ts';
import type { SettingNames } from '../../client/settings/caller-settings.ts';
import { decisionText } from './decision-text.ts';
import { printable } from './printable.ts';

/**
 * How asking and running ended, in words for people and programs that read the log: a time-out is never told as a
 * refusal, and wherever nothing was run it says so.
 */
export function outcomeText(outcome: Outcome, names: SettingNames): string {
  switch (outcome.kind) {
    case 'ran':
      return runText(outcome.run);
    case 'denied':
      return `${decisionText('Denied', outcome.request.decision)} Nothing was run.`;
    case 'timed-out':
      return `Nobody answered within ${secondsOpen(outcome.request)} s. Nothing was run.`;
    case 'limit-reached':
      return `No answer within the limit of ${outcome.limit.seconds} s. Nothing was run. ${cancelText(outcome.end)}`.trimEnd();
    case 'canceled':
      return `Canceled. Nothing was run. ${cancelText(outcome.end)}`.trimEnd();
    case 'unavailable':
      return `The gate cannot answer: ${sentence(outcome.reason)} Nothing was run.`;
    case 'untrusted':
      return `The answer cannot be trusted: it says approved, but ${sentence(outcome.reason)} Nothing was run.`;
    case 'token-refused':
      return `The gate does not accept this token: ${sentence(outcome.reason)} Nothing was run. Check ${names.token}.`;
    case 'request-refused':
      return `The gate does not accept this request: ${sentence(outcome.reason)} Nothing was run.`;
  }
}

/** A reason, ended like a sentence. */
function sentence(reason: string): string {
  const text = printable(reason);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function runText(run: RunEnd): string {
  if (run.kind === 'not-started') {
    return `The command was approved but could not be started: ${sentence(run.reason)} Nothing was run.`;
  }
  const seconds = (run.durationMs / 1000).toFixed(1);
  if (run.overran) return `The command was stopped after ${seconds} s, its time limit.`;
  return `The command ended with exit code ${run.exitCode} after ${seconds} s.`;
}

function secondsOpen(request: GateRequest): number {
  return Math.round((Date.parse(request.expires_at) - Date.parse(request.created_at)) / 1000);
}

function cancelText(end: CancelEnd): string {
  switch (end) {
    case 'canceled':
      return '';
    case 'approved-before':
      return 'It had just been approved, but the approval is no longer used.';
    case 'ended-before':
      return 'The request had already ended.';
    case 'not-told':
      return 'The gate could not be told, so the request ends at its deadline.';
    case 'never-asked':
      return 'The request had not been sent.';
  }
}
