import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';

/** Where file contents go: as the bare body, or as the `body`/`file` part of a form, as `filesUploadV2` sends it. */
export function addUploadRoute(server: FastifyInstance, world: World): void {
  server.post<{ Params: { secret: string } }>('/upload/v1/:secret', async (request, reply) => {
    const upload = world.uploads.at(request.params.secret);
    if (!upload) return reply.code(404).send('unknown upload');
    const content = await contentOf(request.body, request.headers['content-type']);
    if (content.length !== upload.length)
      return reply.code(400).send('content does not have the announced length');
    upload.content = content;
    return reply.send(`OK - ${content.length}`);
  });
}

async function contentOf(body: unknown, type: string | undefined): Promise<Buffer> {
  const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (!type?.startsWith('multipart/form-data')) return raw;
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const part = form.get('body') ?? form.get('file') ?? [...form.values()][0];
  if (typeof part === 'string') return Buffer.from(part);
  return part ? Buffer.from(await part.arrayBuffer()) : Buffer.alloc(0);
}
