import { type AuditEntry, GENESIS_HASH, hashOf } from './entry.ts';

export type Verification =
  | { kind: 'intact'; entries: number; head: string }
  | { kind: 'broken'; seq: number; why: string };

/** Follows the chain from its beginning; the first entry that does not fit is named. */
export async function verifyChain(entries: AsyncIterable<AuditEntry>): Promise<Verification> {
  let count = 0;
  let head = GENESIS_HASH;
  for await (const entry of entries) {
    const broken = (why: string): Verification => ({ kind: 'broken', seq: entry.seq, why });
    if (entry.seq !== count + 1)
      return broken(`expected entry ${count + 1}: an entry was removed or inserted`);
    if (entry.prevHash !== head) return broken('it does not follow from the entry before it');
    if (entry.hash !== hashOf(entry)) return broken('its content was changed');
    count += 1;
    head = entry.hash;
  }
  return { kind: 'intact', entries: count, head };
}
