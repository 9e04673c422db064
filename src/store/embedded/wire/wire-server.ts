import { createServer } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { Mutex } from '../../../concurrency/mutex.ts';
import { WireConnection } from './wire-connection.ts';

interface ServedDatabase {
  db: PGlite;
  /** Called before each turn of a client. */
  prepare: () => Promise<void>;
  /** Resolves when all that was committed until now is on the disk. */
  settled: () => Promise<void>;
}

/**
 * Serves PGlite over PostgreSQL's wire protocol on a Unix socket, to several clients at once. (The package
 * `@electric-sql/pglite-socket` 0.2 lets messages of different clients come between each other, so that a client can get
 * the rows of another one's query; docs/decisions/0004.)
 */
export async function startWireServer(
  { db, prepare, settled }: ServedDatabase,
  path: string,
): Promise<{ stop: () => Promise<void> }> {
  const turns = new Mutex();
  const connections = new Set<WireConnection>();
  const notify = (notification: Buffer): void => {
    for (const connection of connections) connection.send(notification);
  };
  const server = createServer({ noDelay: true }, (socket) => {
    const connection = new WireConnection(socket, { db, prepare, settled, turns, notify });
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([...connections].map((connection) => connection.close()));
      await closed;
    },
  };
}
