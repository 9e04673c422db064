import type { JobQueue, QueueSettings } from './job-queue.ts';
import { startLocalQueue } from './local-queue.ts';

/** Opens a queue and its worker. BullMQ is slow to load, so it is loaded only if processes share the jobs. */
export async function startQueue<Data>(settings: QueueSettings<Data>): Promise<JobQueue<Data>> {
  const { home } = settings;
  if (home.kind === 'process') return startLocalQueue(settings);
  const { startBullQueue } = await import('./bull-queue.ts');
  return startBullQueue(settings, home);
}
