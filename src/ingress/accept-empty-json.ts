import type { FastifyInstance } from 'fastify';

/**
 * Many HTTP clients name JSON as their content type also where they send no body, as at `cancel`. An empty body is
 * then no body, and a route that needs one says so itself.
 */
export function acceptEmptyJson(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body, done);
  });
}
