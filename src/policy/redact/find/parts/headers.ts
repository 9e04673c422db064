import { UNKNOWN } from '../../../shell/source/leaf.ts';
import type { Found } from '../found.ts';
import { isNoSecret, isSecretHeader } from '../names.ts';

/**
 * A header at the start of a text or of a line: `Authorization: Bearer abc`; also joined to its option (`-H`, `--header=`)
 * or to its key (`http.extraheader=`). Names of RFC 9110 are tokens.
 */
const HEADER =
  /^[ \t]*(?:-H=?|--?[\w-]{1,40}=|[\w.:/*@-]{1,160}=)?([A-Za-z][\w-]{0,79}):(?!:)[ \t]*([^\n]*)/gm;
/** Schemes of the IANA registry that people use with secrets, and what they write before a token. */
const SCHEME =
  /^(?:bearer|basic|token|digest|negotiate|apikey|api-key|key|splunk|genie[kK]ey|bot|sso-key|aws4-hmac-sha256)[ \t]+/i;

/** Secrets in HTTP headers, one a line: the value without the scheme in front of it. */
export function findHeaders(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(HEADER)) {
    const [all, name = '', value = ''] = match;
    if (!isSecretHeader(name)) continue;
    const scheme = SCHEME.exec(value)?.[0] ?? '';
    const secret = value.slice(scheme.length).trimEnd();
    if (isNoSecret(secret) || secret.includes(UNKNOWN) || !isOneValue(name, secret)) continue;
    const start = match.index + all.length - value.length + scheme.length;
    found.push({ start, end: start + secret.length });
  }
  return found;
}

/** A sentence such as `Token: it has expired` is no header. Cookies and signatures hold blanks. */
function isOneValue(name: string, value: string): boolean {
  if (/cookie|authorization/i.test(name)) return true;
  return /^\S+$/.test(value) && (value.length >= 12 || /\d/.test(value) || /-/.test(name));
}
