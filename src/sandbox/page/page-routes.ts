import type { FastifyInstance, FastifyRequest } from 'fastify';
import { perform } from '../interaction/perform.ts';
import { snapshotOf } from '../workspace/snapshot.ts';
import type { World } from '../world.ts';
import { actSchema } from './act-schema.ts';
import { streamSnapshots } from './event-stream.ts';

type AsPerson = { Querystring: { as?: string } };

/** The three routes of the protocol, the pictures that messages show, and canvases. */
export function addPageRoutes(server: FastifyInstance, world: World): void {
  const { workspace } = world;
  const person = (request: FastifyRequest<AsPerson>): string | undefined =>
    workspace.people.find(request.query.as ?? '')?.id;
  const snapshot = (as: string) => snapshotOf(workspace, as, world.sockets.connected);

  server.get<AsPerson>('/sandbox/state', async (request, reply) => {
    const as = person(request);
    return as === undefined ? reply.code(404).send({ ok: false, error: 'user_not_found' }) : snapshot(as);
  });

  server.get<AsPerson>('/sandbox/events', async (request, reply) => {
    const as = person(request);
    if (as === undefined) return reply.code(404).send({ ok: false, error: 'user_not_found' });
    streamSnapshots(reply, workspace.changes, () => snapshot(as));
    return reply;
  });

  server.post('/sandbox/act', async (request, reply) => {
    // A foreign page can send a form without being asked first, but not JSON.
    if (!request.headers['content-type']?.startsWith('application/json')) return reply.code(415).send();
    const act = actSchema.safeParse(readJson(request.body));
    if (!act.success) return reply.code(400).send({ ok: false, error: 'invalid_arguments' });
    if (workspace.people.find(act.data.as)?.can_act === false)
      return { ok: false, error: 'account_inactive' };
    return perform(world, act.data);
  });

  server.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const file = workspace.files.get(request.params.id);
    if (!file) return reply.code(404).send({ ok: false, error: 'file_not_found' });
    // Whatever an app uploaded must not run as part of the page.
    reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    return reply.type(file.mimetype).send(file.content);
  });

  server.get<{ Params: { id: string } }>('/docs/:team/:id', async (request, reply) => {
    const canvas = workspace.canvases.get(request.params.id);
    if (!canvas) return reply.code(404).send({ ok: false, error: 'canvas_not_found' });
    reply.headers({ 'x-content-type-options': 'nosniff' });
    return reply.type('text/plain; charset=utf-8').send(`# ${canvas.title}\n\n${canvas.markdown}`);
  });
}

function readJson(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}
