import { errorCodes } from './error-codes.ts';

/**
 * SQLSTATE classes and codes (postgresql.org, "PostgreSQL Error Codes") of a server that cannot serve now: connection
 * exceptions, insufficient resources, operator intervention, system errors; read-only after a failover; in recovery;
 * sessions that it ended; serialization failures and deadlocks; and a server that no longer lets the gate in.
 */
const SQLSTATE = /^(?:(?:08|28|53|57|58)[0-9A-Z]{3}|25006|25P0[34]|3D000|40001|40P01|55000|55P03)$/;

/** Prisma's codes (prisma.io, "Error reference"): not reachable, timed out, closed, no connection or transaction in time, deadlock. */
const PRISMA = /^P(?:1000|1001|1002|1003|1008|1010|1011|1017|1018|2024|2028|2034|2037)$/;

/** The kinds of Prisma's driver errors that come without a code. */
const KINDS = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
  'TransactionWriteConflict',
]);

/** Codes of the operating system for a connection that cannot be made, or is gone. */
const SYSTEM = new Set([
  'EACCES',
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
]);

/** node-postgres 8 gives these errors no code. The texts are its own, whole, and never those of a server. */
const DRIVER_TEXTS = new Set([
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Query read timeout',
  'There was an error establishing an SSL connection',
  'The server does not support SSL connections',
  'timeout exceeded when trying to connect',
  'timeout expired',
]);

/** Whether an error says that the database cannot serve now, rather than that the query is wrong. It goes by codes. */
export function isUnavailable(error: unknown): boolean {
  return errorCodes(error).some(saysUnavailable) || hasDriverText(error);
}

function saysUnavailable(code: string): boolean {
  return SQLSTATE.test(code) || PRISMA.test(code) || KINDS.has(code) || SYSTEM.has(code);
}

function hasDriverText(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return DRIVER_TEXTS.has(error.message) || hasDriverText(error.cause);
}
