import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { handleError } from './handle-error.ts';
import { Problem } from './problem.ts';

/** What Node's parser gives up at, by its codes (nodejs.org, "Event: 'clientError'"); all else is 400. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Fastify options: calls that reach no route, or are not even HTTP, are answered as problem+json like all others. */
export const unreadableCalls = { frameworkErrors: handleError, clientErrorHandler: answerNoHttp };

function answerNoHttp({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_BY_CODE[code ?? ''] ?? 400;
  const body = JSON.stringify(
    new Problem(status, 'The request is not valid HTTP, or its headers are too large.'),
  );
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
