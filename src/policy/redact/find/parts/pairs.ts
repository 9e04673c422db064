import { UNKNOWN } from '../../../shell/source/leaf.ts';
import type { Found } from '../found.ts';
import { isNoSecret, isSecretName } from '../names.ts';

const NAME_MAX = 120;
const NAME_CHARACTER = /[\w.[\]-]/;
/** What may stand in front of a name; a slash would make it a part of a path. */
const BEFORE_NAME = /^$|[\s,;:=&|?!(){}<>"'`^@#]/;
/** What ends a value that is not quoted, inside a longer text. */
const VALUE_END = /[\s,;&|<>(){}"'`\\]/;

/**
 * Secrets with their names in front of them: `DB_PASS=x`, `--token=x`, `"password": "x"`, `password: x` on a line of its
 * own, `password=x` among other parameters. A value that is or holds an expansion is none.
 */
export function findPairs(text: string): Found[] {
  const found: Found[] = [];
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (at < end || (mark !== '=' && mark !== ':')) continue;
    const one = mark === '=' ? afterEquals(text, at) : afterColon(text, at);
    if (one === null) continue;
    found.push(one);
    end = one.end;
  }
  return found;
}

function afterEquals(text: string, equals: number): Found | null {
  if (/[=~]/.test(text.charAt(equals + 1)) || /[=!<>]/.test(text.charAt(equals - 1))) return null;
  const name = nameBefore(text, text.charAt(equals - 1) === '+' ? equals - 1 : equals);
  if (name === null || !isSecretName(name.text)) return null;
  const value = valueAt(text, equals + 1, name.start);
  return value === null ? null : { ...value, ...variable(name) };
}

/** A name that a shell would take for a variable. */
const variable = ({ text, isOption }: Name): Pick<Found, 'variable'> =>
  !isOption && /^[A-Za-z_]\w*$/.test(text) ? { variable: text } : {};

/** JSON, YAML and the like. */
function afterColon(text: string, colon: number): Found | null {
  const isQuoted = /["']/.test(text.charAt(colon - 1));
  const name = nameBefore(text, isQuoted ? colon - 1 : colon);
  if (name === null || !isSecretName(name.text)) return null;
  let start = colon + 1;
  while (text.charAt(start) === ' ') start += 1;
  const quoted = quotedAt(text, start);
  if (quoted !== undefined) return quoted;
  // `password: x` is YAML at the start of a line, and a sentence elsewhere.
  const isOwnLine = /(?:^|\n)[ \t]*(?:- )?$/.test(text.slice(Math.max(0, name.start - 80), name.start));
  if (!isOwnLine || start === colon + 1) return null;
  const value = text.slice(start, lineEnd(text, start)).trimEnd();
  const isOneWord = /^[^\s\\"'`$;&|<>()]+$/.test(value) && (/\d/.test(value) || value.length >= 12);
  return isOneWord && isSecretValue(value) ? { start, end: start + value.length } : null;
}

interface Name {
  text: string;
  /** Where the name begins, its dashes included. */
  start: number;
  isOption: boolean;
}

function nameBefore(text: string, end: number): Name | null {
  let start = end;
  const least = Math.max(0, end - NAME_MAX);
  while (start > least && NAME_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  if (start === end || !BEFORE_NAME.test(text.charAt(start - 1))) return null;
  const name = text.slice(start, end);
  return { text: name.replace(/^-+/, ''), start, isOption: name.startsWith('-') };
}

/** A value behind `=`: to the end of the text if the name is at its start, else to the end of the word. */
function valueAt(text: string, start: number, nameStart: number): Found | null {
  const quoted = quotedAt(text, start);
  if (quoted !== undefined) return quoted;
  const end = nameStart === 0 ? endOfWhole(text, start) : endOfWord(text, start);
  const value = text.slice(start, end);
  return isSecretValue(value) && !/^\s/.test(value) ? { start, end } : null;
}

/** Undefined if no quote opens there; null if what is quoted is no secret. */
function quotedAt(text: string, start: number): Found | null | undefined {
  const quote = /^\\?["']/.exec(text.slice(start, start + 2))?.[0];
  if (quote === undefined) return undefined;
  const from = start + quote.length;
  const end = text.indexOf(quote, from);
  const value = end < 0 ? '' : text.slice(from, end);
  return !value.includes('\n') && isSecretValue(value) ? { start: from, end } : null;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !VALUE_END.test(text.charAt(end))) end += 1;
  return end;
}

/** The whole value, up to where the next parameter begins: `password=x,port=5`, `password=x&user=y`. */
function endOfWhole(text: string, start: number): number {
  const next = /\n|[\s,&;][A-Za-z_][\w.-]{0,60}=/g;
  next.lastIndex = start;
  return next.exec(text)?.index ?? text.length;
}

const lineEnd = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
};

const isSecretValue = (value: string): boolean => !value.includes(UNKNOWN) && !isNoSecret(value);
