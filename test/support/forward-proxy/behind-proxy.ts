import type { WayToSlack } from '../gate/workspace.ts';
import { type ForwardProxy, startForwardProxy } from './forward-proxy.ts';
import { CERTIFICATE, startTlsFront } from './tls-front.ts';

/** A way to Slack at `https://slack.test`, which only a proxy with credentials leads to. */
export interface WayBehindProxy extends WayToSlack {
  proxy(): ForwardProxy;
  stop(): Promise<void>;
}

const CREDENTIALS = 'gate:p@ss:w0rd/';
/** What no output may hold of them: the password, and the beginning of their Base64. */
export const SECRET = /w0rd|Z2F0ZT/;

/** The way to the stand-in of one workspace. */
export function wayBehindProxy(): WayBehindProxy {
  let proxy: ForwardProxy | undefined;
  let front: Awaited<ReturnType<typeof startTlsFront>> | undefined;
  return {
    publicUrl: 'https://slack.test',
    build: async (slack) => {
      front = await startTlsFront(Number(new URL(slack.url).port));
      proxy = await startForwardProxy({ hosts: { 'slack.test:443': front.port }, credentials: CREDENTIALS });
      const user = CREDENTIALS.split(':').map(encodeURIComponent);
      return {
        HTTPS_PROXY: proxy.url.replace('//', `//${user[0]}:${user.slice(1).join('%3A')}@`),
        NODE_EXTRA_CA_CERTS: CERTIFICATE,
      };
    },
    proxy: () => {
      if (proxy === undefined) throw new Error('there is no proxy yet');
      return proxy;
    },
    stop: async () => {
      await proxy?.stop();
      await front?.stop();
    },
  };
}
