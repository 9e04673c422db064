import type { Broken, Intact } from '../../audit/verify.ts';
import { headText } from './head-text.ts';

/** A number as people read it. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** One line on a chain in which everything fits. */
export function intactText({ entries, start, head }: Intact): string {
  const noun = entries === 1 ? 'entry' : 'entries';
  const part = start.seq === 0 ? '' : `, ${grouped(start.seq + 1)} to ${grouped(head.seq)}`;
  return `${grouped(entries)} ${noun}${part}, intact. Head: ${headText(head)}`;
}

/** Which entry does not fit, and why. */
export function brokenText({ seq, why }: Broken): string {
  return `entry ${grouped(seq)} ${why}`;
}
