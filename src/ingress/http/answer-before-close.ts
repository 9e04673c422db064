import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { withDeadline } from '../../concurrency/deadline.ts';

/** How long the answers that are under way may take when the server closes, in ms. */
const ANSWERS_MS = 800;

/**
 * When the server closes, callers that wait get an answer instead of a cut connection.
 * @returns a signal that aborts then: callers that wait have to be answered at once.
 */
export function answerBeforeClose(app: FastifyInstance): AbortSignal {
  const closing = new AbortController();
  const open = new Set<ServerResponse>();
  let answered: () => void = () => undefined;
  app.addHook('onRequest', async (_request, reply) => {
    open.add(reply.raw);
    reply.raw.once('close', () => {
      open.delete(reply.raw);
      if (open.size === 0) answered();
    });
  });
  app.addHook('preClose', async () => {
    closing.abort();
    if (open.size === 0) return;
    const all = new Promise<void>((resolve) => {
      answered = resolve;
    });
    await withDeadline(all, ANSWERS_MS, 'callers were not answered').catch(() => undefined);
  });
  return closing.signal;
}
