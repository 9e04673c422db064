import { isUnavailable } from '../../src/postgres/unavailable.ts';

/** An error as node-postgres, Prisma or the operating system makes it. */
const made = (fields: object, message = 'whatever it says'): Error =>
  Object.assign(new Error(message), fields);
/** A raw query that failed in the driver, as Prisma wraps it. */
const raw = (cause: object): Error =>
  made({ code: 'P2010', meta: { driverAdapterError: made({ cause }, 'DriverAdapterError') } });

test.each([
  ['a backend that was terminated', made({ code: '57P01', severity: 'FATAL' })],
  ['a server that starts', made({ code: '57P03', severity: 'FATAL' })],
  ['a query that was canceled', made({ code: '57014' })],
  ['a connection failure', made({ code: '08006' })],
  ['a pooler that refuses', made({ code: '08P01' })],
  ['too many connections', made({ code: '53300' })],
  ['a full disk', made({ code: '53100' })],
  ['an I/O error of the server', made({ code: '58030' })],
  ['a read-only server', made({ code: '25006' })],
  ['a deadlock', made({ code: '40P01' })],
  ['a serialization failure', made({ code: '40001' })],
  ['Prisma: not reachable', made({ code: 'P1001' })],
  ['Prisma: no connection in time', made({ code: 'P2024' })],
  ['Prisma: no transaction in time', made({ code: 'P2028' })],
  ['a raw query to a server that is gone', raw({ kind: 'DatabaseNotReachable' })],
  ['a raw query on a connection that was closed', raw({ kind: 'ConnectionClosed' })],
  ['a raw query on a read-only server', raw({ kind: 'postgres', code: '25006' })],
  ['a raw query on a backend that was terminated', raw({ kind: 'postgres', originalCode: '57P01' })],
  ['a cause of a cause', made({ cause: made({ cause: made({ code: 'ECONNRESET' }) }) })],
  ['all addresses refused', new AggregateError([made({ code: 'ECONNREFUSED' })])],
  ['a pipe that broke', made({ code: 'EPIPE' })],
  ['a connection that the driver lost', made({}, 'Connection terminated unexpectedly')],
  ['a pool that gave no connection in time', made({}, 'timeout exceeded when trying to connect')],
])('%s: the database is not available', (_what, error) => {
  expect(isUnavailable(error)).toBe(true);
});

test.each([
  ['a unique violation', made({ code: '23505' })],
  ['a unique violation in Prisma', made({ code: 'P2002' })],
  ['a syntax error', made({ code: '42601' })],
  ['a raw query with a syntax error', raw({ kind: 'postgres', originalCode: '42601' })],
  ['a wrong value', made({ code: '22P02' })],
  [
    'words of a caller in a message',
    made({ code: '22P02' }, 'Connection terminated: ECONNREFUSED 57P01 too many clients'),
  ],
  ['a bug', new TypeError('x is not a function')],
  ['no error', 'ECONNREFUSED'],
])('%s: it is available', (_what, error) => {
  expect(isUnavailable(error)).toBe(false);
});
