import type { FastifyInstance } from 'fastify';
import { isDeeperThan, JSON_DEPTH_MAX } from './json-depth.ts';
import { Problem } from './problem.ts';

/**
 * Reads JSON bodies: UTF-8 and nothing else, because what is shown to people has to be what was sent; nested within
 * reason. Many HTTP clients name JSON as their content type even if they send no body, as at `cancel`: an empty body
 * is then no body, and a route that needs one says so itself.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const text = decode(body);
    if (text === null) return done(new Problem(400, 'The body is not valid UTF-8.'));
    if (isDeeperThan(text, JSON_DEPTH_MAX)) return done(tooDeep());
    return void parseJson(request, text, done);
  });
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function tooDeep(): Problem {
  const message = `must not be nested deeper than ${JSON_DEPTH_MAX} levels`;
  return new Problem(422, `Invalid: the body ${message}.`, { errors: [{ path: '', message }] });
}
