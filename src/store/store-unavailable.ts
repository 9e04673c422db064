/** The database cannot be reached, or not in time. Nothing was stored; trying again later may help. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database cannot be reached.', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** Prisma's codes for: not reachable, timed out, closed, no free connection in time, no transaction in time. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037']);

/** What node-postgres and the operating system say of a connection that is gone; 57P0x is PostgreSQL shutting down. */
const CONNECTION_WORDS =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|57P0[123]|53300|connection (terminated|timeout)|timeout exceeded|read timeout|not queryable|server closed the connection|the database system is|too many clients|recovery mode/i;

/** Runs `work`; what it throws because the database is out of reach becomes `StoreUnavailable`. */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOutOfReach(error) ? new StoreUnavailable(error) : error;
  }
}

function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (PRISMA_CODES.has(code) || CONNECTION_WORDS.test(code))) return true;
  // Prisma quotes source code and query in its messages, so only errors that are about the connection are searched.
  return CONNECTION_WORDS.test(error.message) || (error.cause instanceof Error && isOutOfReach(error.cause));
}
