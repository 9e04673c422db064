import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { requireAdmin, requireUnlimitedAdmin } from '../callers/require-admin.ts';
import type { Token } from '../callers/token.ts';
import { parse } from './parse.ts';
import { Problem } from './problem.ts';

/** Which callers a route answers: anyone, or those with a token that has these rights. */
export type Access = 'anyone' | 'token' | 'admin' | 'unlimited-admin';

/** One route. It is registered and described in `/openapi.json` from this declaration. */
export interface Route<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST';
  /** With parameters as OpenAPI writes them: `/v1/requests/{id}`. */
  path: string;
  /** One or two sentences. The rights that a caller needs are added. */
  summary: string;
  access: Access;
  /** What an `id` in the path looks like, and what is said of any other: it is 404 without asking the database. */
  id?: { form: z.ZodType; missing: string };
  query?: Query;
  body?: Body;
  /** Throws a Problem if a part of the body is too large; called before the body is checked. */
  limitBody?: (body: unknown) => void;
  /** Largest body, in bytes. Without it the limit of the server counts. */
  bodyMaxBytes?: number;
  /** Headers that the route reads. */
  headers?: z.ZodObject;
  /** The JSON that it answers; null if it answers none. */
  answer: z.ZodType | null;
  /** Content types that it can answer instead of JSON. */
  texts?: readonly string[];
  /** Statuses of success; 200 if not given. */
  success?: readonly number[];
  /** Statuses that it refuses calls with, besides those that follow from access, id, query and body. */
  refuses?: readonly number[];
}

interface Call<Query extends z.ZodType, Body extends z.ZodType> {
  /** Of the caller. Routes for anyone have none. */
  token: Token;
  /** Of the path. */
  id: string;
  query: z.output<Query>;
  body: z.output<Body>;
  request: FastifyRequest;
  reply: FastifyReply;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: Route;
  }
}

const REQUIRE: Readonly<Record<Access, (token: Token) => void>> = {
  anyone: () => undefined,
  token: () => undefined,
  admin: requireAdmin,
  'unlimited-admin': requireUnlimitedAdmin,
};

/** Registers a route. `handle` is called once rights, query, body and id are checked, in this order. */
export function addRoute<Query extends z.ZodType, Body extends z.ZodType>(
  app: FastifyInstance,
  route: Route<Query, Body>,
  handle: (call: Call<Query, Body>) => unknown,
): void {
  const { method, path, access, bodyMaxBytes } = route;
  app.route<{ Params: { id?: string } }>({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { route },
    ...(bodyMaxBytes === undefined ? {} : { bodyLimit: bodyMaxBytes }),
    handler: async (request, reply) => {
      const { token } = request;
      REQUIRE[access](token);
      const query = parsed(route.query, request.query);
      route.limitBody?.(request.body);
      const body = parsed(route.body, request.body);
      const id = idOf(route, request.params.id);
      return handle({ token, id, query, body, request, reply });
    },
  });
}

function idOf({ id: declared }: Route, given = ''): string {
  if (declared !== undefined && !declared.form.safeParse(given).success)
    throw new Problem(404, declared.missing);
  return given;
}

/** A part that the route does not declare is not read. */
const parsed = <Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.output<Schema> =>
  (schema === undefined ? undefined : parse(schema, value)) as z.output<Schema>;

/**
 * The routes that are registered from now on, as they come.
 * @throws Error when a route is registered without a declaration: it would be missing in the description of the API.
 */
export function collectRoutes(app: FastifyInstance): readonly Route[] {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    // Fastify adds a HEAD to every GET.
    if (method === 'HEAD') return;
    if (config?.route === undefined) throw new Error(`${url} is registered without addRoute`);
    routes.push(config.route);
  });
  return routes;
}
