import type { Turn } from '../../../approval/escalation/on-call.ts';
import { mention } from '../../kit/text/text.ts';

/** Who is on call now, and who is next. The ids are of the team's policy file; in a private answer they ping nobody. */
export function renderOnCall(onCall: readonly string[], turn: Turn | null): { text: string } {
  if (onCall.length === 0)
    return { text: 'Nobody is on call: `on_call` in `expacti.yaml` names people and user groups.' };
  const now = `On call now: ${onCall.map(mention).join(', ')}.`;
  if (turn === null) return { text: now };
  return { text: `${now} ${mention(turn.person)} until ${turn.until}, then ${mention(turn.next)}.` };
}
