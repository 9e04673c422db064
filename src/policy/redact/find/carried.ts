import type { Carrier } from '../../programs/program.ts';
import { UNKNOWN } from '../../shell/source/leaf.ts';
import type { Found } from './found.ts';
import { isNoSecret, isSecretName } from './names.ts';
import { findPairs } from './parts/pairs.ts';
import { findInSql } from './parts/sql.ts';
import { findByName, merge } from './texts.ts';

/**
 * Secrets in a value, by how the program takes it; not those that are known by their form, which are found anywhere.
 * @param start where the value begins in `text`.
 * @param before the argument in front.
 */
export function findCarried(carrier: Carrier, text: string, start: number, before: string): Found[] {
  switch (carrier) {
    case 'secret':
      return whole(text, start);
    case 'user:secret':
      return text.includes('://', start) ? findByName(text) : behind(text, start, ':');
    case 'user%secret':
      return behind(text, start, '%');
    case 'user,secret':
      return behind(text, start, ',');
    case 'user/secret': {
      const at = text.indexOf('@', start);
      const login = at < 0 ? text : text.slice(0, at);
      return /^[\w$#."]+\//.test(login.slice(start)) ? behind(login, start, '/') : [];
    }
    case 'auth':
      return text.includes(':', start) ? behind(text, start, ':') : whole(text, start);
    case '>secret':
      return text.startsWith('>', start) ? whole(text, start + 1) : [];
    case 'name=secret':
      return behind(text, start, '=');
    case 'pass:secret':
      return text.startsWith('pass:', start) ? whole(text, start + 'pass:'.length) : [];
    case 'cookie':
      return text.includes('=', start) ? whole(text, start) : [];
    case 'token':
      return text.includes('=', start) ? findByName(text) : whole(text, start);
    case 'named':
      return isSecretName(before) ? whole(text, start) : findPairs(text);
    case 'lines':
      return lines(text).flatMap(([from, end]) => behind(text.slice(0, end), from, '='));
    case 'first line':
      return whole(text.slice(0, lines(text)[0]?.[1] ?? 0), start);
    case 'sql':
      return merge([...findInSql(text.slice(start)).map((one) => moved(one, start)), ...findByName(text)]);
    case 'text':
      return findByName(text);
  }
}

const moved = (one: Found, by: number): Found => ({ ...one, start: one.start + by, end: one.end + by });

/** A value with an expansion in it is none of the text's; a line end at the end does not belong to it. */
function whole(text: string, start: number): Found[] {
  const value = text.slice(start).trimEnd();
  const from = start + (value.length - value.trimStart().length);
  if (value.includes(UNKNOWN) || isNoSecret(value.trim())) return [];
  return [{ start: from, end: start + value.length }];
}

function behind(text: string, start: number, mark: string): Found[] {
  const at = text.indexOf(mark, start);
  return at < 0 ? [] : whole(text, at + 1);
}

/** Where each line begins and ends. */
function lines(text: string): [number, number][] {
  let from = 0;
  return text.split('\n').map((line) => {
    const place: [number, number] = [from, from + line.length];
    from += line.length + 1;
    return place;
  });
}
