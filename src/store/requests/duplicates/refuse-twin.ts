import type { DuplicateScope } from '../../../approval/submission/duplicates/scope.ts';
import type { Twin } from '../../../policy/facts.ts';
import type { Prisma } from '../../generated/client.ts';
import { type TwinRow, twinOf, twinSql } from './twin.ts';

/** Another request of the same scope was stored since this one was judged. */
export class TwinCameFirst extends Error {
  readonly twin: Twin;

  constructor(twin: Twin) {
    super(`request ${twin.id} came first`);
    this.twin = twin;
  }
}

/**
 * Looks for a twin once more, as the last thing before the commit. To be called behind `appendAudit`: from its lock on one
 * transaction at a time goes on to its commit, so of two twins one is visible to the other here, in whichever processes
 * they are. A lock of its own would cost another statement.
 * @throws TwinCameFirst
 */
export async function refuseTwin(
  tx: Prisma.TransactionClient,
  scope: DuplicateScope,
  { id, createdAt }: { id: string; createdAt: Date },
): Promise<void> {
  const [found] = await tx.$queryRaw<{ twin: TwinRow | null }[]>`
    SELECT ${twinSql(scope, createdAt, id)} AS twin`;
  if (found === undefined) throw new Error('the database told nothing of the past');
  const twin = twinOf(found.twin);
  if (twin !== null) throw new TwinCameFirst(twin);
}
