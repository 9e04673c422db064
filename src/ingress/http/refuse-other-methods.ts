import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Answers 405 with `Allow` if the path exists for other methods, and 404 if it does not exist. */
export function refuseOtherMethods(app: FastifyInstance): void {
  const routes: { path: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const path = new RegExp(`^${url.replaceAll(/:[a-z]+/g, '[^/]+')}$`);
    routes.push({ path, methods: [method].flat() });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    if (allowed.length === 0)
      throw new Problem(404, 'Not found. See /openapi.json for the paths of this API.');
    void reply.header('allow', [...new Set(allowed)].join(', '));
    throw new Problem(405, `This path only accepts ${[...new Set(allowed)].join(', ')}.`);
  });
}
