import { UNKNOWN } from '../../../shell/source/leaf.ts';
import type { Found } from '../found.ts';
import { isNoSecret, isSecretName } from '../names.ts';

const SCHEME_MAX = 20;
/** What ends an address in a text. */
const ENDS = new RegExp(`[\\s"'<>\\\\\`${UNKNOWN}]`);
/** Parameters that hold a secret in an address. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const PARAMETER =
  /^(?:sig|signature|x-amz-signature|x-goog-signature|x-amz-security-token|code|key|auth|hash)$/i;
/** A value that could be a secret under a name that often holds none, such as `key`. */
const RANDOM = /^(?=\S*\d)(?=\S*[A-Za-z])[\w%.~+/=-]{16,}$/;
const NAME_MAX = 120;

/**
 * Secrets in addresses: the password of the user-info and the values of secret parameters; never a host, a port or a
 * path (webhooks, whose paths are secrets, are known by their form).
 */
export function findInUrls(text: string): Found[] {
  const found: Found[] = [];
  let next = 0;
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', Math.max(at + 3, next))) {
    if (!/[a-z][a-z0-9+.-]*$/i.test(text.slice(Math.max(0, at - SCHEME_MAX), at))) continue;
    const start = at + 3;
    const end = endOfAddress(text, start);
    found.push(...inAuthority(text, start, end), ...inQuery(text, start, end));
    next = end;
  }
  return found;
}

function endOfAddress(text: string, start: number): number {
  const { length } = text;
  for (let at = start; at < length; at += 1)
    if (ENDS.test(text.charAt(at)) || text.startsWith('://', at)) return at;
  return length;
}

function inAuthority(text: string, start: number, end: number): Found[] {
  let authorityEnd = start;
  while (authorityEnd < end && !'/?#'.includes(text.charAt(authorityEnd))) authorityEnd += 1;
  const authority = text.slice(start, authorityEnd);
  const at = authority.lastIndexOf('@');
  if (at < 0) return [];
  const colon = authority.indexOf(':');
  const from = colon >= 0 && colon < at ? colon + 1 : 0;
  const value = authority.slice(from, at);
  // A user alone is a name, unless it looks like a key.
  if (from === 0 ? !/^(?=.*\d)[\w-]{20,}$/.test(value) : isNoSecret(value)) return [];
  return [{ start: start + from, end: start + at }];
}

function inQuery(text: string, start: number, end: number): Found[] {
  const question = text.indexOf('?', start);
  if (question < 0 || question >= end) return [];
  const found: Found[] = [];
  let at = question + 1;
  while (at < end) {
    const stop = parameterEnd(text, at, end);
    const equals = text.indexOf('=', at);
    if (equals > at && equals < stop && equals - at <= NAME_MAX) {
      const value = text.slice(equals + 1, stop);
      if (isSecretParameter(text.slice(at, equals), value)) found.push({ start: equals + 1, end: stop });
    }
    at = stop + 1;
  }
  return found;
}

function parameterEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !'&#;,(){}|'.includes(text.charAt(at))) at += 1;
  return at;
}

function isSecretParameter(name: string, value: string): boolean {
  if (isNoSecret(value)) return false;
  return isSecretName(name) || (PARAMETER.test(name) && RANDOM.test(value));
}
