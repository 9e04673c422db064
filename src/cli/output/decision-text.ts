import type { GateRequest } from '../../client/gate/gate-request.ts';
import { printable } from './printable.ts';

type Decision = NonNullable<GateRequest['decision']>;

/** Who or what decided, such as "Ana (U0ANA)", "a rule (r1)" or "the policy". */
export function decidedBy({ by }: Decision): string {
  const id = by.id ? printable(by.id) : '';
  switch (by.kind) {
    case 'reviewer':
      return by.name ? `${printable(by.name)} (${id})` : id || 'a reviewer';
    case 'rule':
      return id === '' ? 'a rule' : `a rule (${id})`;
    case 'policy':
      return 'the policy';
    case 'timeout':
      return 'the deadline';
    case 'caller':
      return 'the caller';
  }
}

/** The end of a request in one sentence, such as "Denied by Ana (U0ANA): not on a Friday." */
export function decisionText(verb: 'Approved' | 'Denied', decision: Decision | null | undefined): string {
  if (!decision) return `${verb}.`;
  const reason = decision.reason ? printable(decision.reason) : '';
  const who = `${verb} by ${decidedBy(decision)}`;
  if (reason === '') return `${who}.`;
  return `${who}: ${reason}${/[.!?…]$/.test(reason) ? '' : '.'}`;
}
