import type { MonthClock } from '../month/clock.ts';
import type { MonthGate } from '../month/gate.ts';
import type { Asked } from './second-month.ts';

/** What both gates say of one request. */
export interface Compared extends Asked {
  unpruned: Said;
  pruned: Said;
}

interface Said {
  verdict: string;
  /** Codes of what speaks for caution. */
  findings: string[];
}

/**
 * Asks both gates what would become of each request, at its instant. Neither keeps it (`POST /v1/check`), so what they
 * know of the past stays the same, and only their books differ.
 */
export async function* compare(
  asked: readonly Asked[],
  { unpruned, pruned, clock }: { unpruned: MonthGate; pruned: MonthGate; clock: MonthClock },
): AsyncGenerator<Compared> {
  for (const one of asked) {
    clock.putTo(one.item.at);
    const [before, after] = await Promise.all([said(unpruned, one), said(pruned, one)]);
    yield { ...one, unpruned: before, pruned: after };
  }
}

async function said({ api }: MonthGate, { item }: Asked): Promise<Said> {
  const { command, environment, reason, context } = item;
  const { verdict, findings } = await api.check(command, { environment, reason, context });
  return { verdict, findings: findings.map(({ code }) => code) };
}

/** Whether the verdicts are one. */
export const isSame = ({ unpruned, pruned }: Compared): boolean => unpruned.verdict === pruned.verdict;
