import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import type { CallLog } from './call-log.ts';
import { answerCall, toLogEntry } from './calls/answer-call.ts';
import { ApiError } from './calls/api-error.ts';
import { type Call, readCall } from './calls/read-call.ts';

/** `/api/METHOD`, for POST and GET. */
export function addWebApiRoutes(server: FastifyInstance, world: World, log: CallLog): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/api/:method',
    handler: (request, reply) => handle(world, log, request, reply),
  });
}

async function handle(
  world: World,
  log: CallLog,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const at = world.workspace.now();
  let call: Call;
  try {
    call = readCall(request);
  } catch (error) {
    if (error instanceof ApiError) return reply.send(error.body());
    throw error;
  }
  const fault = world.faults.api.take(call.method);
  if (fault?.kind === 'hang') {
    world.faults.hang(() => request.raw.socket.destroy());
    return reply.hijack();
  }
  if (fault?.kind === 'body')
    return reply
      .code(fault.status)
      .type(fault.body.startsWith('<') ? 'text/html' : 'application/json')
      .send(fault.body);
  const answered = await answerCall(world, call, fault);
  log.add(toLogEntry(call, answered, at));
  if (fault?.kind === 'late-answer') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind === 'lost-answer') {
    // The request itself has been read to its end: destroying it would leave its connection open.
    request.raw.socket.destroy();
    return reply.hijack();
  }
  return reply.code(answered.status).headers(answered.headers).send(answered.body);
}
