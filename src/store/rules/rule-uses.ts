import { type Periodic, repeat } from '../../concurrency/periodic.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

/** How long uses are gathered before they are written, in ms. */
const EVERY_MS = 500;

/** A rule that decides a request. `isLimited`: it has a maximum number of uses. */
export interface DecidingRule {
  id: string;
  isLimited: boolean;
}

/** Thrown to undo a transaction: a rule's last use went to another request. */
export class RuleUsedUp extends Error {
  readonly ruleId: string;

  constructor(ruleId: string) {
    super(`the rule ${ruleId} is used up`);
    this.ruleId = ruleId;
  }
}

/**
 * Writes, with the request, which rules decided it; a limited rule is counted in the same transaction.
 * @returns whether that was the last use of one of them.
 * @throws RuleUsedUp
 */
export async function recordUses(
  tx: Prisma.TransactionClient,
  requestId: string,
  rules: readonly DecidingRule[],
  at: Date,
): Promise<boolean> {
  if (rules.length === 0) return false;
  let isLast = false;
  // In the order of their ids, as everybody locks rules: two requests never wait for each other.
  const limited = rules.filter(({ isLimited }) => isLimited).map(({ id }) => id);
  for (const id of limited.sort()) {
    const [counted] = await tx.$queryRaw<{ is_last: boolean | null }[]>`
      UPDATE rules SET uses = uses + 1, last_used_at = ${at}
       WHERE id = ${id} AND retired_at IS NULL AND (max_uses IS NULL OR uses < max_uses)
       RETURNING uses >= max_uses AS is_last`;
    if (counted === undefined) throw new RuleUsedUp(id);
    isLast ||= counted.is_last === true;
  }
  await tx.ruleUse.createMany({ data: rules.map(({ id }) => ({ ruleId: id, requestId, usedAt: at })) });
  return isLast;
}

interface UseLog {
  warn(details: object, message: string): void;
}

/** Counts the uses of rules without a limit: gathered here and written together, so that no request waits for it. */
export class RuleUseCounter {
  readonly #prisma: PrismaClient;
  readonly #log: UseLog;
  readonly #writing: Periodic;
  #gathered = new Map<string, { count: number; last: Date }>();

  constructor(prisma: PrismaClient, log: UseLog) {
    this.#prisma = prisma;
    this.#log = log;
    this.#writing = repeat(
      () => this.#write(),
      { firstMs: EVERY_MS, everyMs: EVERY_MS },
      (error) => this.#warn(error),
    );
  }

  add(rules: readonly DecidingRule[], at: Date): void {
    for (const { id, isLimited } of rules) {
      if (isLimited) continue;
      const { count = 0 } = this.#gathered.get(id) ?? {};
      this.#gathered.set(id, { count: count + 1, last: at });
    }
  }

  async stop(): Promise<void> {
    await this.#writing.stop();
    await this.#write().catch((error: unknown) => this.#warn(error));
  }

  #warn(error: unknown): void {
    this.#log.warn({ err: error }, 'uses of rules were not counted');
  }

  async #write(): Promise<void> {
    if (this.#gathered.size === 0) return;
    const uses = this.#gathered;
    this.#gathered = new Map();
    await reaching(async () => {
      const ids = [...uses.keys()];
      const counts = [...uses.values()].map(({ count }) => count);
      const lasts = [...uses.values()].map(({ last }) => last);
      await this.#prisma.$executeRaw`
        UPDATE rules SET uses = uses + gathered.count, last_used_at = GREATEST(last_used_at, gathered.last)
          FROM unnest(${ids}::text[], ${counts}::int[], ${lasts}::timestamptz[]) AS gathered(id, count, last)
         WHERE rules.id = gathered.id`;
    });
  }
}
