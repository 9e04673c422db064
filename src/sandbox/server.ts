import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import { answerLoopbackOnly, isLoopback } from './page/loopback-only.ts';
import { addPageRoutes } from './page/page-routes.ts';
import { addStaticFiles } from './page/static-files.ts';
import type { StandInOptions } from './stand-in-options.ts';
import type { CallLog } from './web-api/call-log.ts';
import { addResponseUrlRoute } from './web-api/response-url-route.ts';
import { addUploadRoute } from './web-api/upload-route.ts';
import { addWebApiRoutes } from './web-api/web-api-routes.ts';
import type { World } from './world.ts';

const BODY_BYTES_MAX = 52_000_000;
/** What belongs to Slack, and is gone while Slack is down; the rest is the page. */
const SLACK_PATHS = /^\/(?:api|upload|response|link)\//;

/** All that the stand-in answers over HTTP, on one port. Not yet listening. */
export function buildServer(
  world: World,
  log: CallLog,
  { pageRoot, publicUrl }: Pick<StandInOptions, 'pageRoot' | 'publicUrl'>,
): FastifyInstance {
  const server = fastify({ bodyLimit: BODY_BYTES_MAX, forceCloseConnections: true });
  // Bodies are read where they are used: what Slack does with a wrong one differs from route to route.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async (request, reply) => {
    if (!world.faults.isDown || !SLACK_PATHS.test(request.url)) return;
    world.faults.count();
    request.raw.socket.destroy();
    reply.hijack();
  });
  const publicHost = publicUrl === undefined ? null : new URL(publicUrl).host;
  answerLoopbackOnly(server, publicHost);
  addWebApiRoutes(server, world, log);
  addUploadRoute(server, world);
  addResponseUrlRoute(server, world);
  addPageRoutes(server, world);
  if (pageRoot !== undefined) addStaticFiles(server, pageRoot);
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (world.faults.isDown) world.faults.count();
    const { host } = request.headers;
    const isMeant = isLoopback(host) || (publicHost !== null && host === publicHost);
    if (world.faults.isDown || !isMeant) socket.destroy();
    else world.sockets.upgrade(request, socket, head);
  });
  return server;
}
