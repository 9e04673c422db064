import type { Settings } from '../config/load-settings.ts';
import { isProblem } from '../proxy/decide/proxies.ts';
import type { ProxyServer } from '../proxy/decide/proxy-server.ts';

/** Shorter texts are no secrets, and would be found everywhere. */
const SECRET_MIN = 4;

/** What must not be printed, whatever an error says. */
export function secretsOf({ slack, bootstrapToken, databaseUrl, redisUrl, proxies }: Settings): string[] {
  const urls = [databaseUrl, redisUrl].filter((url) => url !== null);
  const passwords = urls.flatMap((url) => {
    const { password } = new URL(url);
    return [password, decoded(password)];
  });
  const ofProxies = [proxies.https, proxies.http].flatMap((server) =>
    server === null || isProblem(server) ? [] : credentialsOf(server),
  );
  const all = [...ofProxies, slack.botToken, slack.appToken, bootstrapToken ?? '', ...urls, ...passwords];
  // The longest first: a URL holds its password.
  return all.filter((one) => one.length >= SECRET_MIN).sort((a, b) => b.length - a.length);
}

/** The password of a proxy, and the form in which it is sent. */
function credentialsOf({ authorization }: ProxyServer): string[] {
  const encoded = authorization?.replace(/^Basic /, '') ?? '';
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return [encoded, text.slice(text.indexOf(':') + 1)];
}

/** The text without these. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '…'), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
