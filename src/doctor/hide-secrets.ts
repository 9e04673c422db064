import type { Settings } from '../config/load-settings.ts';

/** Shorter texts are no secrets, and would be found everywhere. */
const SECRET_MIN = 4;

/** What must not be printed, whatever an error says. */
export function secretsOf({ slack, bootstrapToken, databaseUrl, redisUrl }: Settings): string[] {
  const urls = [databaseUrl, redisUrl].filter((url) => url !== null);
  const passwords = urls.flatMap((url) => {
    const { password } = new URL(url);
    return [password, decoded(password)];
  });
  const all = [slack.botToken, slack.appToken, bootstrapToken ?? '', ...urls, ...passwords];
  // The longest first: a URL holds its password.
  return all.filter((one) => one.length >= SECRET_MIN).sort((a, b) => b.length - a.length);
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
