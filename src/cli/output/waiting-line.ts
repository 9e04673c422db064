import type { GateRequest } from '../../client/gate/gate-request.ts';
import { printable } from './printable.ts';

/** How long a card may take before its absence is worth telling, in ms. */
const UNPOSTED_MS = 3_000;

/** All that a line about waiting tells. */
export interface Waiting {
  request: GateRequest;
  /** Since the gate took the request, in ms. */
  waitedMs: number;
  /** Why the gate does not answer just now; null while it does. */
  gateLost: string | null;
}

/** Who is asked and what is still missing, without the time: it changes only when something happened. */
export function waitingText({ request, waitedMs, gateLost }: Waiting): string {
  const parts = [asked(request, waitedMs), approvals(request)];
  if (gateLost !== null) parts.push(`the gate does not answer (${printable(gateLost)}), retrying`);
  return parts.filter((part) => part !== '').join(' · ');
}

/** The same with the time left, as "14:58 left · …". */
export function waitingLine(waiting: Waiting, leftMs: number): string {
  return `${countdown(leftMs)} left · ${waitingText(waiting)}`;
}

/** Minutes and seconds, with hours if there are any: `0:47`, `14:58`, `47:59:30`. */
function countdown(leftMs: number): string {
  const all = Math.max(0, Math.ceil(leftMs / 1000));
  const two = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`;
}

function asked({ message_url, asked }: GateRequest, waitedMs: number): string {
  if (!message_url) return waitedMs > UNPOSTED_MS ? 'the card is not posted yet' : 'asking';
  const people = (asked?.people ?? []).map(printable).join(', ');
  const channel = asked?.channel ? ` in ${printable(asked.channel)}` : '';
  return `waiting for ${people || 'a reviewer'}${channel}`;
}

function approvals({ approvals }: GateRequest): string {
  if (!approvals || approvals.required < 2) return '';
  return `approvals ${approvals.given.length} of ${approvals.required}`;
}
