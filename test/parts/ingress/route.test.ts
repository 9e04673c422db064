import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { handleError } from '../../../src/ingress/http/handle-error.ts';
import { wholeNumber } from '../../../src/ingress/http/query.ts';
import { addRoute, collectRoutes, type Route } from '../../../src/ingress/http/route.ts';
import { openApiDocument } from '../../../src/ingress/openapi/openapi.ts';

let app: FastifyInstance;
let routes: readonly Route[];
beforeEach(() => {
  app = fastify();
  routes = collectRoutes(app);
});
afterEach(() => app.close());

const THING = {
  method: 'POST',
  path: '/things/{id}',
  summary: 'Change a thing.',
  access: 'anyone',
  id: { form: z.literal('one'), missing: 'There is no such thing.' },
  query: z.strictObject({
    times: wholeNumber({ min: 1, max: 20, words: 'must be from 1 to 20' }).default(2),
  }),
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ done: z.boolean() }),
  refuses: [409],
} as const satisfies Route;

test('a route is described by its declaration, with the statuses that follow from it', () => {
  addRoute(app, THING, () => ({ done: true }));
  expect(openApiDocument('1', routes)).toMatchObject({
    paths: {
      '/things/{id}': {
        post: {
          summary: 'Change a thing.',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'times', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 20, default: 2 } },
          ],
          requestBody: { required: true },
          responses: { 200: {}, 400: {}, 404: {}, 409: {}, 413: {}, 415: {}, 422: {} },
          security: [],
        },
      },
    },
  });
});

async function post(path: string, body: object): Promise<Response> {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

test('a handler gets id, query and body as they were declared', async () => {
  addRoute(app, THING, ({ id, query, body }) => ({ id, query, body }));
  const answer = await post('/things/one?times=7', { name: 'a' });
  expect(await answer.json()).toEqual({ id: 'one', query: { times: 7 }, body: { name: 'a' } });
});

test.each([
  ['/things/two', { name: 'a' }, 404],
  ['/things/one?times=21', { name: 'a' }, 422],
  ['/things/one?times=seven', { name: 'a' }, 422],
  ['/things/one?often=7', { name: 'a' }, 422],
  ['/things/one', { name: 1 }, 422],
])('%s with %j is refused with %i', async (path, body, status) => {
  app.setErrorHandler(handleError);
  addRoute(app, THING, () => ({ done: true }));
  expect((await post(path, body)).status).toBe(status);
});

test('a route without a declaration cannot be registered', () => {
  expect(() => app.get('/hidden', () => 'nothing')).toThrow('/hidden is registered without addRoute');
});
