import { isProblem, proxyFor, readProxies } from '../../proxy/decide/proxies.ts';
import type { ProxyServer } from '../../proxy/decide/proxy-server.ts';

/** One thing wrong with the settings, with what it is called where the user set it. */
export interface SettingProblem {
  name: string;
  wrong: string;
  fix: string;
}

/** What the two settings are called where they come from: variables for the command line, inputs for the action. */
export interface SettingNames {
  url: string;
  token: string;
}

export interface CallerSettings {
  /** Address of the gate, http or https, without a slash at its end. */
  url: string;
  token: string;
  /** What calls of the gate go through; null: they go directly. */
  proxy: ProxyServer | null;
}

export type SettingsReading =
  | { kind: 'settings'; settings: CallerSettings }
  | { kind: 'problems'; problems: SettingProblem[] };

/**
 * Checks address, token and proxy before anything is sent; names all that is wrong at once.
 * @param env holds `EXPACTI_INSECURE`, which allows unencrypted connections to other machines if it is `1`, and the
 * variables that name proxies. Only the proxy that the gate is called through has to be right.
 */
export function readCallerSettings(
  values: { url: string | undefined; token: string | undefined },
  names: SettingNames,
  env: Readonly<Record<string, string | undefined>>,
): SettingsReading {
  const url = readUrl(values.url ?? '', env['EXPACTI_INSECURE'] === '1');
  const tokenProblem = readTokenProblem(values.token ?? '');
  const proxy = 'url' in url ? proxyFor(readProxies(env), url.url) : null;
  const wrongProxy = proxy !== null && isProblem(proxy) ? proxy : null;
  const problems = [
    ...('wrong' in url ? [{ name: names.url, ...url }] : []),
    ...(tokenProblem === null ? [] : [{ name: names.token, ...tokenProblem }]),
    ...(wrongProxy === null ? [] : [wrongProxy]),
  ];
  if (problems.length > 0 || 'wrong' in url || (proxy !== null && isProblem(proxy)))
    return { kind: 'problems', problems };
  return { kind: 'settings', settings: { url: url.url, token: values.token ?? '', proxy } };
}

type Wrong = Omit<SettingProblem, 'name'>;

const URL_FIX = 'Set it to the address of your gate, such as https://expacti.example.com';

function readUrl(value: string, insecure: boolean): { url: string } | Wrong {
  if (value === '') return { wrong: 'is not set', fix: URL_FIX };
  if (!URL.canParse(value)) return { wrong: 'is not a URL', fix: URL_FIX };
  const url = new URL(value);
  if (!/^(?:https?|wss?):$/.test(url.protocol)) {
    return { wrong: `has the scheme ${url.protocol}, but must have http, https, ws or wss`, fix: URL_FIX };
  }
  if (url.username !== '' || url.password !== '')
    return { wrong: 'must not contain a user name or a password', fix: URL_FIX };
  if (url.search !== '' || url.hash !== '') return { wrong: 'must not contain ? or #', fix: URL_FIX };
  if (/^(?:http|ws):$/.test(url.protocol) && !isLoopback(url.hostname) && !insecure)
    return { wrong: INSECURE_WRONG(url.protocol), fix: INSECURE_FIX };
  // A gate addressed as a web socket is the same gate: ws is http, wss is https.
  return { url: url.href.replace(/^ws/, 'http').replace(/\/+$/, '') };
}

const INSECURE_WRONG = (protocol: string): string =>
  `is ${protocol}// to another machine, so others on the network could read the token and use it`;
const INSECURE_FIX =
  'Use https://, or set EXPACTI_INSECURE=1 if you trust the whole network between both machines';

/** @param hostname as the URL parser writes it: lower case, and IPv4 addresses in their usual form. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function readTokenProblem(value: string): Wrong | null {
  const fix = 'Set it to a token that an admin made with /expacti token or expacti token create';
  if (value === '') return { wrong: 'is not set', fix };
  if (!/^[\x21-\x7e]+$/.test(value))
    return { wrong: 'must not contain spaces or characters other than printable ASCII', fix };
  return null;
}
