import { parseSql } from '../risk/sql/parser.ts';
import type { Found } from './found.ts';
import { merge } from './texts.ts';

/**
 * A password in SQL: `PASSWORD 'x'`, `PASSWORD = 'x'`, `PASSWORD('x')`, `IDENTIFIED BY 'x'`. What is taken for one holds
 * no blank, quote, semicolon, bracket, backslash or mark of a comment: whatever dialect reads the text, nothing that
 * runs fits in there, even if the quotes are read otherwise.
 * https://www.postgresql.org/docs/current/sql-alterrole.html, https://dev.mysql.com/doc/refman/8.4/en/alter-user.html
 */
const PASSWORD =
  /\b(?:password\s{1,8}for\s{1,8}[^\s=;]{1,120}\s{0,8}=\s{0,8}|password\s{0,8}(?:=\s{0,8}|\(\s{0,8})?|by\s{1,8}|passwd\s{0,8}=\s{0,8}|secret\s{0,8}=?\s{0,8})N?'([^\s'"`;()\\]+)'/gi;

/** The same with anything between the quotes: to be believed only if the text is parsed. */
const ANY_PASSWORD = /\b(?:password|by)\s{1,8}'([^'\\\n]+)'/gi;

/** Secrets that SQL sets or hands over. */
export function findInSql(text: string): Found[] {
  const found = Array.from(text.matchAll(PASSWORD)).flatMap((match) => {
    const [all, value = ''] = match;
    if (/--|\/\*|\*\/|#/.test(value)) return [];
    const end = match.index + all.length - 1;
    return [{ start: end - value.length, end }];
  });
  const parsed = Array.from(text.matchAll(ANY_PASSWORD)).flatMap((match) => {
    const [all, value = ''] = match;
    const end = match.index + all.length - 1;
    const start = end - value.length;
    return isOneLiteral(text, start, end) ? [{ start, end }] : [];
  });
  return merge([...found, ...parsed]);
}

/** Passwords that are parsed at the most; each is parsed twice. */
const PARSED_MAX = 500;

/** Whether PostgreSQL reads a piece of a text as one literal: with other characters in it the statements are the same. */
function isOneLiteral(text: string, start: number, end: number): boolean {
  if (text.length > PARSED_MAX) return false;
  const value = text.slice(start, end);
  const other = 'x'.repeat(end - start);
  const one = parseSql(text);
  const two = parseSql(text.slice(0, start) + other + text.slice(end));
  if (one === null || two === null) return false;
  return JSON.stringify(one).replace(JSON.stringify(value), JSON.stringify(other)) === JSON.stringify(two);
}
