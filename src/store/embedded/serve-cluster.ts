import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { SpaceGuard } from './disk-space.ts';
import { openCluster } from './open-cluster.ts';
import { startWireServer } from './wire/wire-server.ts';

/** What the thread is told when it starts. */
export interface ClusterPlace {
  /** The data folder. */
  folder: string;
  /** Where clients find the socket. */
  socketPath: string;
}

const place = z.object({ folder: z.string(), socketPath: z.string() }).parse(workerData);
if (parentPort === null) throw new Error('serve-cluster runs in a thread of its own only');
const gate = parentPort;

const { db, wal } = await openCluster(place.folder);
// BullMQ finds its functions by a search_path set on each connection; here all connections share one session.
await db.exec('CREATE SCHEMA IF NOT EXISTS bullmq; SET search_path TO public, bullmq');
const space = new SpaceGuard(place.folder, async (readOnly) => {
  await db.exec(`SET default_transaction_read_only TO ${readOnly ? 'on' : 'off'}`);
  gate.postMessage(readOnly);
});
const served = { db, prepare: () => space.check(), settled: () => wal.settled() };
const server = await startWireServer(served, place.socketPath);
gate.postMessage('open');
// Whatever it is told after that means the end.
gate.once('message', () => void stop());

async function stop(): Promise<void> {
  await server.stop();
  await db.close();
  gate.close();
}
