import type { Socket } from 'node:net';
import { constants } from 'node:os';
import type { ClientBase } from 'pg';

/** A connection that is ended because the server did not answer in time. It looks like the operating system's own error. */
class ServerSilent extends Error {
  readonly code = 'ETIMEDOUT';
  readonly errno = -constants.errno.ETIMEDOUT;
  readonly syscall = 'read';

  constructor(limitMs: number) {
    super(`PostgreSQL did not answer a query within ${limitMs / 1000} s`);
    this.name = 'ServerSilent';
  }
}

/**
 * Ends the connection if a query is not answered within `limitMs`. node-postgres' own `query_timeout` only stops waiting:
 * the connection would go back to the pool, in the middle of a transaction, and the next caller would wait as well.
 */
export function limitQueries(
  client: ClientBase,
  limitMs: number,
  onSilent: () => void = () => undefined,
): void {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const answered = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((...given: unknown[]) => {
    // A query on a connection that has ended fails by itself, and no `drain` follows it.
    if (isEnded) return query(...given);
    timer ??= setTimeout(() => {
      cutConnection(client, limitMs);
      onSilent();
    }, limitMs).unref();
    return query(...given);
  }) as typeof client.query;
  // The client emits `drain` once no query is left.
  client.on('drain', answered).on('end', () => {
    isEnded = true;
    answered();
  });
}

/** Ends a connection that a silent server would never close. */
export function cutConnection(client: ClientBase, limitMs: number): void {
  // TLS replaces the stream of a connection, so it is looked up when it is needed.
  const { connection } = client as unknown as { connection: { stream: Socket } };
  connection.stream.destroy(new ServerSilent(limitMs));
}
