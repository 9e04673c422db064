import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { readProxies } from '../../../src/proxy/decide/proxies.ts';
import { createOutgoing, type SocketLine } from '../../../src/proxy/outgoing.ts';
import { ProxyFailure, proxyFailureIn } from '../../../src/proxy/proxy-failure.ts';
import { type ForwardProxy, startForwardProxy } from '../../support/forward-proxy/forward-proxy.ts';

// A server that takes connections and never closes one, as Slack leaves TCP open after the close of a web socket.
let server: Server;
let proxy: ForwardProxy;
const connections: Socket[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    connections.push(socket.on('error', () => undefined));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  proxy = await startForwardProxy({ hosts: { 'slack.test:80': port } });
});
afterEach(() => {
  proxy.setMode('passing');
  connections.length = 0;
});
afterAll(async () => {
  await proxy.stop();
  server.close();
});

const outgoing = () => createOutgoing(readProxies({ HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' }));
const ask = ({ dispatcher }: SocketLine, origin: string): Promise<unknown> =>
  dispatcher.request({ origin, path: '/', method: 'GET' }).catch((error: unknown) => error);

function lineOf({ socketLine }: ReturnType<typeof outgoing>): SocketLine {
  const line = socketLine();
  if (line === null) throw new Error('there is a proxy, and no line through it');
  return line;
}

test.each([
  ['through the proxy', () => 'http://slack.test'],
  ['past it', () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`],
])('a line cuts the connection that it made %s', async (_way, origin) => {
  const line = lineOf(outgoing());
  const answer = ask(line, origin());
  if (connections.length === 0) await once(server, 'connection');
  const closed = once(connections[0] as Socket, 'close');
  connections[0]?.resume();
  line.cut();
  await closed;
  expect(await answer).toBeInstanceOf(Error);
  expect(line.failure()).toBeNull();
});

test('a line that is cut while the proxy says nothing ends at once', async () => {
  proxy.setMode('hanging');
  const line = lineOf(outgoing());
  const before = proxy.asked.length;
  const answer = ask(line, 'http://slack.test');
  while (proxy.asked.length === before) await new Promise(setImmediate);
  line.cut();
  expect(await answer).toBeInstanceOf(Error);
});

test('a line knows why it could not be opened, and so does a call', async () => {
  proxy.setMode({ status: 503 });
  const all = outgoing();
  const line = lineOf(all);
  await ask(line, 'http://slack.test');
  expect(line.failure()).toBeInstanceOf(ProxyFailure);
  const error: unknown = await all.fetch('http://slack.test/').catch((reason: unknown) => reason);
  expect(proxyFailureIn(error)?.message).toBe(
    `the proxy ${proxy.address} cannot connect to slack.test:80 (HTTP 503)`,
  );
  await all.stop();
});

test('without a proxy in the environment calls are left to Node.js', () => {
  expect(createOutgoing(readProxies({ NO_PROXY: 'slack.com' })).socketLine()).toBeNull();
});
