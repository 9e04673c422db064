import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands between a caller and a gate and sees each call before the gate does. */
export interface Between {
  url: string;
  /** Calls so far. */
  calls: () => number;
  stop(): Promise<void>;
}

/**
 * Passes calls on to the gate at `url()`. `before` is told the number of each call, from 1; what it gives back is
 * answered in place of the gate's answer. Where the gate is gone the connection is cut.
 */
export async function standBetween(
  url: () => string,
  before: (call: number) => Promise<Response | undefined> | undefined,
): Promise<Between> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    const pass = async (): Promise<void> => {
      const answer =
        (await before(calls)) ??
        (await fetch(url() + request.url, {
          headers: { authorization: request.headers.authorization ?? '' },
        }));
      response.writeHead(
        answer.status,
        Object.fromEntries(
          ['content-type', 'retry-after'].flatMap((name) => {
            const value = answer.headers.get(name);
            return value === null ? [] : [[name, value]];
          }),
        ),
      );
      response.end(await answer.text());
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
