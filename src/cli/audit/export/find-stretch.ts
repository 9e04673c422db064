import { Chain, GENESIS, type Head } from '../../../audit/verify.ts';
import { gateLog } from '../gate-log.ts';
import { sayBroken, sayHowFar } from '../say.ts';

/** A part of the log without gaps. */
export interface Stretch {
  kind: 'stretch';
  /** The place before its first entry. */
  start: Head;
  /** The place of its last entry; null: up to the newest. */
  last: Head | null;
}

export interface Times {
  since?: Date;
  /** The first moment that does not belong to it. */
  until?: Date;
}

/**
 * The part of the log that is of these times, once the whole log was followed: from the first entry that is of them to
 * the last one. Processes whose clocks differ write entries a little out of order; those between are in it, so that it
 * stays a chain. It starts and ends at one place where no entry is of these times.
 */
export async function findStretch({
  since,
  until,
}: Times): Promise<Stretch | { kind: 'failed'; exitCode: number }> {
  const chain = new Chain({ start: GENESIS, kept: null });
  const from = since?.getTime() ?? -Infinity;
  const to = until?.getTime() ?? Infinity;
  let start: Head | null = null;
  let last = GENESIS;
  for await (const part of gateLog(null)) {
    if (part.kind === 'failed') {
      sayHowFar(chain);
      return part;
    }
    const fits = part.entries.every((entry) => {
      const before = chain.head;
      if (!chain.follow(entry) || entry === null) return false;
      const at = Date.parse(entry.at);
      if (at >= from && at < to) {
        start ??= before;
        last = chain.head;
      }
      return true;
    });
    if (!fits) break;
  }
  const end = chain.end();
  if (end.kind === 'broken') return { kind: 'failed', exitCode: sayBroken(end) };
  return { kind: 'stretch', start: start ?? GENESIS, last };
}
