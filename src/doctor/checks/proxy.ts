import { isProblem, type Proxies, proxyFor } from '../../proxy/decide/proxies.ts';
import { type ProxyServer, proxyAddress } from '../../proxy/decide/proxy-server.ts';
import { type Finding, ok, warn } from '../finding.ts';

const CHECK = 'proxy';

/** Hosts of Slack beside slack.com: response URLs, uploads and sockets (docs.slack.dev; names that Slack hands out). */
const SLACK_HOSTS = ['hooks.slack.com', 'files.slack.com', 'wss-primary.slack.com', 'wss-backup.slack.com'];

/** Through which proxy Slack is called; nothing if the environment names none. Nothing is sent. */
export function checkProxy(proxies: Proxies, apiUrl: string): Finding[] {
  if (proxies.https === null && proxies.http === null) return [];
  const { hostname } = new URL(apiUrl);
  const api = serverFor(proxies, apiUrl);
  const finding = ok(CHECK, sentence(hostname, api));
  if (hostname !== 'slack.com') return [finding];
  const others = SLACK_HOSTS.filter((host) => serverFor(proxies, `https://${host}/`) !== api);
  if (others.length === 0) return [finding];
  const way = api === null ? 'Through the proxy' : 'Without the proxy';
  return [
    finding,
    warn(
      CHECK,
      `${way}: ${others.join(', ')}.`,
      'Add slack.com to NO_PROXY, which covers all its hosts, or remove its hosts from NO_PROXY.',
    ),
  ];
}

function serverFor(proxies: Proxies, url: string): ProxyServer | null {
  const server = proxyFor(proxies, url);
  return server === null || isProblem(server) ? null : server;
}

const sentence = (hostname: string, server: ProxyServer | null): string =>
  server === null
    ? `Calls to ${hostname} go directly.`
    : `Calls to ${hostname} go through the proxy ${proxyAddress(server)} (${server.variable})${server.authorization === null ? '' : ', with credentials'}.`;
