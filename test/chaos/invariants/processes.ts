import type { Witness } from '../witness.ts';
import { type Violation, violation } from './violation.ts';

/** A stop takes no longer than this, in ms. */
const STOP_MS = 5_000;

/** No gate ends by itself, and one that is asked to stop does so cleanly and soon. */
export function endedInOrder({ endings }: Witness): Violation[] {
  return endings.flatMap(({ gate, ordered, code, tookMs, said }) => {
    if (ordered === null)
      return [violation('ended by itself', `gate ${gate}, exit ${code}:\n${said.join('\n')}`)];
    if (ordered === 'stop' && (code !== 0 || tookMs > STOP_MS))
      return [violation('stop', `gate ${gate}, exit ${code} after ${tookMs} ms:\n${said.join('\n')}`)];
    return [];
  });
}

/** No caller got an answer that the contract does not know, such as 500. */
export function knownAnswers({ wrongAnswers }: Witness): Violation[] {
  return wrongAnswers.map((what) => violation('wrong answer', what));
}

/** `expacti audit verify` finds nothing. */
export function auditIsWhole(run: { code: number | null; stdout: string; stderr: string }): Violation[] {
  const { code, stdout, stderr } = run;
  if (code === 0) return [];
  return [violation('audit log', `exit ${code}: ${stdout.slice(0, 500)} ${stderr.slice(0, 500)}`)];
}
