/** What takes the place of a secret. */
export const MASK = '‹secret›';

/**
 * Texts that are secrets by their form, and values that are secrets by the name before them. The second group of a
 * pattern is what is masked. Forms: GitHub, GitLab, Slack, AWS, Stripe, Google, our own, npm, JWT and PEM as their makers
 * document them. Nothing here may be tried again from every character of a long run: requests are judged while they wait.
 */
const SECRETS: readonly RegExp[] = [
  /()(\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,})/g,
  /()(\bglpat-[\w-]{20,})/g,
  /()(\bxox[abeoprs]-[\w-]{10,}|\bxapp-[\w-]{10,})/g,
  /()(\b(?:AKIA|ASIA)[A-Z0-9]{16}\b)/g,
  /()(\b[rs]k_(?:live|test)_\w{16,})/g,
  /()(\bAIza[\w-]{35})/g,
  /()(\bexpacti_[0-9a-f]{64}\b)/g,
  /()(\bnpm_[A-Za-z0-9]{30,})/g,
  /()(\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,})/g,
  /()(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))/g,
  /((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40}:\/\/[^\s:/@'"]{0,200}:)([^\s@'"$]{1,200})(?=@)/gi,
  /(\b(?:authorization|proxy-authorization|x-api-key|x-auth-token)\s*:\s*(?:(?:bearer|basic|token)\s+)?)([^\s'"$]{4,})/gi,
  /((?<![\w-])(?=[\w-]{0,80}?(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential))[\w-]{1,160}=)("[^"$]+"|'[^']+'|[^\s"'$;&|<>()]+)/gi,
  /(\bPGPASSWORD=|\bMYSQL_PWD=|\bREDISCLI_AUTH=)("[^"$]+"|'[^']+'|[^\s"'$;&|<>()]+)/g,
  /(\s--?(?:password|passwd|passphrase|secret|token|api-?key|auth-token|client-secret|private-key)[ =])("[^"$]+"|'[^']+'|[^\s"'$;&|<>()-][^\s"'$;&|<>()]*)/gi,
  /(\bmysql(?:dump|admin)?\b[^|;&\n]{0,300}?\s-p)([^\s'"$-][^\s'"$]*)/g,
  /(\bcurl\b[^|;&\n]{0,300}?\s(?:-u|--user)[ =]?['"]?[^\s:'"]{1,200}:)([^\s'"$]+)/g,
  /(\bsshpass\b[^|;&\n]{0,300}?\s-p ?)([^\s'"$]+)/g,
];

export interface Masked {
  masked: string;
  /** The secrets themselves, without quotes: to mask them wherever else they stand. Never store or show them. */
  secrets: string[];
}

/** The text with every secret masked. A value that is an expansion (`$TOKEN`) is none. */
export function maskSecrets(text: string): Masked {
  const secrets: string[] = [];
  let masked = text;
  for (const pattern of SECRETS) {
    masked = masked.replaceAll(pattern, (all: string, before: string, secret: string) => {
      if (secret.includes(MASK)) return all;
      secrets.push(secret.replace(/^(["'])(.*)\1$/s, '$2'));
      return `${before}${MASK}`;
    });
  }
  return { masked, secrets };
}

/** The same value with the secrets masked in every text of it. */
export function maskAll<Value>(value: Value, secrets: readonly string[]): Value {
  if (secrets.length === 0) return value;
  const mask = (text: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return walk(value, mask) as Value;
}

function walk(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => walk(one, mask));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, mask)]));
}
