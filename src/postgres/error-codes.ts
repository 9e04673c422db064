/** What drivers attach to an error, in fields of its own or of what caused it. */
interface Coded {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  cause?: unknown;
  errors?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** Errors have causes that have causes; a cycle must not keep us. */
const DEPTH_MAX = 8;

/**
 * All codes of an error and of what caused it: SQLSTATE of PostgreSQL, `P…` and the kinds of driver errors of Prisma, `E…`
 * of the operating system and of TLS. Prisma wraps an error of the driver in several ways, raw queries in one of their own.
 */
export function errorCodes(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > DEPTH_MAX) return [];
  const { code, originalCode, kind, cause, errors, meta } = error as Coded;
  const own = [originalCode, code, kind].filter((one) => typeof one === 'string');
  const causes = [cause, meta?.driverAdapterError, ...(Array.isArray(errors) ? errors : [])];
  return [...own, ...causes.flatMap((one) => errorCodes(one, depth + 1))];
}
