import type { FastifyInstance } from 'fastify';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** Whether a `Host` header (or the host of an `Origin`) names this machine itself. */
export function isLoopback(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.test(host);
}

/**
 * Answers only requests that were meant for this machine, and for no other site's page: a browser that was led
 * here by DNS rebinding names another host, one led by a foreign page names its origin.
 * @param publicHost another host that apps reach it under; null if there is none.
 */
export function answerLoopbackOnly(server: FastifyInstance, publicHost: string | null): void {
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    if (publicHost !== null && host === publicHost && origin === undefined) return;
    const originHost = origin?.replace(/^https?:\/\//, '');
    if (isLoopback(host) && (origin === undefined || isLoopback(originHost))) return;
    await reply.code(403).send({ ok: false, error: 'loopback_only' });
  });
}
