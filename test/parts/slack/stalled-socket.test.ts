import pino from 'pino';
import { readProxies } from '../../../src/proxy/decide/proxies.ts';
import { createOutgoing } from '../../../src/proxy/outgoing.ts';
import { startStandIn } from '../../../src/sandbox/stand-in.ts';
import { boltLogger } from '../../../src/slack/api/bolt-logger.ts';
import { clientOptions } from '../../../src/slack/slack-app.ts';
import { keepConnected } from '../../../src/slack/socket/connection.ts';
import { openSocket } from '../../../src/slack/socket/socket.ts';

test('a gate whose sockets get nothing while people decide through another gate replaces both', async () => {
  const slack = await startStandIn({});
  const outgoing = createOutgoing(readProxies({}));
  const log = pino({ level: 'silent' });
  const asked: { since: Date; limit: number }[] = [];
  const startedAt = Date.now();
  const connection = keepConnected({
    open: (onMessage) => {
      const { appToken, botToken, apiUrl } = slack;
      const options = { appToken, clientOptions: clientOptions({ appToken, botToken, apiUrl, outgoing }) };
      return openSocket(
        { ...options, line: outgoing.socketLine(), logger: boltLogger(log) },
        () => undefined,
        onMessage,
        log,
      );
    },
    answeredSince: async (since, limit) => {
      asked.push({ since, limit });
      return slack.socketsOpened() > 3 ? 0 : limit;
    },
    now: Date.now,
    log,
    onRefused: () => undefined,
    onOpen: () => undefined,
  });
  try {
    await slack.waitFor(() => slack.socketsOpened() === 4, { what: 'two more sockets', timeoutMs: 30_000 });
    await slack.waitFor(() => slack.connections() === 2, { what: 'the old ones to close' });
    expect(connection.sockets()).toBe(2);
    // What is decided right after a message may come from it.
    for (const { since } of asked) expect(since.getTime()).toBeGreaterThan(startedAt + 5_000);
  } finally {
    await connection.stop();
    await slack.stop();
  }
});
