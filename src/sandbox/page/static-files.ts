import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** Serves the built page: the files of one folder, none below it, `index.html` for `/` and for permalinks. */
export function addStaticFiles(server: FastifyInstance, root: string): void {
  const send = async (name: string): Promise<{ type: string; content: Buffer } | undefined> => {
    const type = TYPES[extname(name)];
    if (type === undefined || name.includes('/') || name.includes('\\')) return undefined;
    const content = await readFile(join(root, name)).catch(() => undefined);
    return content && { type, content };
  };
  for (const url of ['/', '/archives/*', '/:name']) {
    server.get<{ Params: { name?: string } }>(url, async (request, reply) => {
      const file = await send(request.params.name ?? 'index.html');
      if (!file) return reply.code(404).send({ ok: false, error: 'not_found' });
      return reply.type(file.type).header('cache-control', 'no-store').send(file.content);
    });
  }
}
