import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../approval/ports.ts';
import type { DigestDeps } from '../digest/gather.ts';
import type { Refusals } from '../refusals/refusals.ts';
import { MINUTE_MS } from '../time/units.ts';
import type { TokenDeps } from '../tokens/create-token.ts';
import { BOOTSTRAP_ID } from '../tokens/stored-token.ts';
import { auditRoute } from './audit/audit-route.ts';
import { authenticate } from './callers/authenticate.ts';
import { noteRefusal } from './callers/note-refusal.ts';
import type { Token } from './callers/token.ts';
import { UnknownTokens } from './callers/unknown-tokens.ts';
import { digestRoute } from './digest/digest-route.ts';
import type { Health } from './health/health.ts';
import { addHealthMetrics } from './health/health-metrics.ts';
import { healthRoutes } from './health/health-routes.ts';
import { answerBeforeClose } from './http/answer-before-close.ts';
import { handleError } from './http/handle-error.ts';
import { Problem } from './http/problem.ts';
import { readJsonBodies } from './http/read-json.ts';
import { refuseOtherMethods } from './http/refuse-other-methods.ts';
import { addRoute, collectRoutes, type Route } from './http/route.ts';
import { unreadableCalls } from './http/unreadable-calls.ts';
import type { Metrics } from './metrics.ts';
import { openApiDocument } from './openapi/openapi.ts';
import type { AuditLog, RowLog } from './ports.ts';
import { type RequestRoutesDeps, requestRoutes } from './requests/request-routes.ts';
import { BODY_MAX_BYTES } from './requests/schemas.ts';
import { submitRoute } from './requests/submit-route.ts';
import { type RulesRoutesDeps, rulesRoutes } from './rules/rules-routes.ts';
import { type StatsRoutesDeps, statsRoutes } from './stats/stats-routes.ts';
import { tokenRoutes } from './tokens/token-routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every call below `/v1/` before its handler runs. */
    token: Token;
  }
}

/** Calls a minute that one token may make (CONTRACT §4); the bootstrap token has no limit. */
const CALLS_A_MINUTE = 600;

export interface ServerDeps extends Omit<RequestRoutesDeps, 'closing'> {
  rules: RulesRoutesDeps;
  stats: StatsRoutesDeps;
  digest: DigestDeps;
  auditLog: AuditLog;
  rowLog: RowLog;
  tokenBook: TokenDeps;
  health: Health;
  refusals: Refusals;
  /** Addresses and CIDR ranges whose `X-Forwarded-For` counts. */
  trustedProxies: readonly string[];
  metrics: Metrics;
  clock: Clock;
  log: FastifyBaseLogger;
  version: string;
}

const METRICS = {
  method: 'GET',
  path: '/metrics',
  summary: 'Metrics of this process, for Prometheus.',
  access: 'anyone',
  answer: null,
  texts: ['text/plain'],
} as const satisfies Route;

const DESCRIPTION = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API description.',
  access: 'anyone',
  answer: z.record(z.string(), z.unknown()),
} as const satisfies Route;

/** The HTTP ingress (CONTRACT §4), ready to listen. */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_MAX_BYTES,
    // Idle connections must not keep the server from closing; callers that wait are answered before.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    trustProxy: deps.trustedProxies.length > 0 ? [...deps.trustedProxies] : false,
    ...unreadableCalls,
  });
  // Bodies are JSON; what calls itself plain text is refused with 415 like everything else.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, request, reply) => {
    noteRefusal(deps.refusals, error, request);
    handleError(error, request, reply);
  });
  // Callers compare it with `expires_at`, so it is of the clock that deadlines go by, not of this machine's.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', deps.clock.now().toUTCString());
  });
  refuseOtherMethods(app);
  const routes = collectRoutes(app);
  const closing = answerBeforeClose(app);
  healthRoutes(app, deps.health);
  addHealthMetrics(deps.metrics.registry, deps.health);
  const { registry } = deps.metrics;
  addRoute(app, METRICS, async ({ reply }) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  const unknownTokens = new UnknownTokens();
  await app.register(async (api) => {
    api.addHook('onRequest', async (request) => {
      request.token = await authenticate({ ...deps, unknownTokens }, request, deps.clock.now());
    });
    await api.register(rateLimit, {
      max: CALLS_A_MINUTE,
      timeWindow: MINUTE_MS,
      hook: 'preParsing',
      keyGenerator: (request) => request.token.id,
      allowList: (request) => request.token.id === BOOTSTRAP_ID,
      errorResponseBuilder: (_request, { ttl }) =>
        new Problem(429, `More than ${CALLS_A_MINUTE} calls in a minute with one token. Try again later.`, {
          retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
        }),
    });
    readJsonBodies(api);
    submitRoute(api, deps.approval);
    requestRoutes(api, { ...deps, closing });
    rulesRoutes(api, deps.rules);
    statsRoutes(api, deps.stats);
    digestRoute(api, deps.digest);
    auditRoute(api, deps.auditLog, deps.rowLog);
    tokenRoutes(api, deps.tokenBook);
  });
  let document = {};
  addRoute(app, DESCRIPTION, async () => document);
  document = openApiDocument(deps.version, routes);
  return app;
}
