import type { FastifyInstance } from 'fastify';
import { respond } from '../interaction/respond.ts';
import type { World } from '../world.ts';
import { ApiError } from './calls/api-error.ts';

/**
 * Where `response_url`s lead. Slack answers `ok` as plain text, or an error body: 404 for urls that are unknown,
 * too old or used five times, 400 for content that it refuses.
 */
export function addResponseUrlRoute(server: FastifyInstance, world: World): void {
  server.post<{ Params: { secret: string } }>('/response/:secret', async (request, reply) => {
    const target = world.responseUrls.use(request.params.secret);
    if (typeof target === 'string') return reply.code(404).send({ ok: false, error: target });
    try {
      respond(world, target, JSON.parse(String(request.body)));
    } catch (error) {
      if (error instanceof SyntaxError) return reply.code(400).send({ ok: false, error: 'invalid_payload' });
      if (error instanceof ApiError) return reply.code(400).send(error.body());
      throw error;
    }
    return reply.send('ok');
  });
}
