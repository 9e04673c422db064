import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';

const FOLDER = join(process.cwd(), 'test/support/forward-proxy');

/** The certificate of `gate.test`, `slack.test` and `localhost`, for `NODE_EXTRA_CA_CERTS`: it has signed itself. */
export const CERTIFICATE = join(FOLDER, 'cert.pem');

/** A port on 127.0.0.1 that takes TLS for these names, and passes on what was said to `port`. */
export async function startTlsFront(port: number): Promise<{ port: number; stop(): Promise<void> }> {
  const open = new Set<{ destroy(): void }>();
  const server = createServer(
    { cert: readFileSync(CERTIFICATE), key: readFileSync(join(FOLDER, 'key.pem')) },
    (from) => {
      const to = connect(port, '127.0.0.1');
      const end = (): void => {
        from.destroy();
        to.destroy();
        open.delete(from);
      };
      open.add(from);
      for (const one of [from, to]) one.on('error', end).on('close', end);
      from.pipe(to).pipe(from);
    },
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.close();
      for (const one of open) one.destroy();
      await once(server, 'close');
    },
  };
}
