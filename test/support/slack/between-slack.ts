import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';

/** What is different about the answers of a Slack; the stand-in does the rest. */
export interface Differences {
  /** The `Date` of each answer. */
  date?: Date;
  /** Bodies by method, in place of the stand-in's. */
  bodies?: Record<string, object>;
}

/** A server between an app and the stand-in that changes answers. */
export async function startBetween(
  slack: StandIn,
  { date, bodies = {} }: Differences,
): Promise<{ apiUrl: string; stop: () => void }> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = request.url?.replace('/api/', '') ?? '';
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const asked = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization, ...(type === '' ? {} : { 'content-type': type }) },
      body: Buffer.concat(chunks),
    });
    const body = JSON.stringify(bodies[method] ?? (await asked.json()));
    const scopes = asked.headers.get('x-oauth-scopes');
    response.writeHead(asked.status, {
      'content-type': 'application/json',
      ...(scopes === null ? {} : { 'x-oauth-scopes': scopes }),
      ...(date === undefined ? {} : { date: date.toUTCString() }),
    });
    response.end(body);
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
