import { escapedLength } from './escaped-length.ts';

/** Characters of all texts that blocks show, after escaping: what Slack adds up for `msg_blocks_too_long`. */
export function blocksLength(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, child) => sum + blocksLength(child), 0);
  if (typeof node !== 'object' || node === null) return 0;
  let sum = 0;
  for (const [key, value] of Object.entries(node)) {
    sum += key === 'text' && typeof value === 'string' ? escapedLength(value) : blocksLength(value);
  }
  return sum;
}
