import type { Found } from './found.ts';

/**
 * A password in SQL: `PASSWORD 'x'`, `PASSWORD = 'x'`, `PASSWORD('x')`, `IDENTIFIED BY 'x'`. What is taken for one holds
 * no blank, quote, semicolon, bracket, backslash or mark of a comment: whatever dialect reads the text, nothing that
 * runs fits in there, even if the quotes are read otherwise.
 * https://www.postgresql.org/docs/current/sql-alterrole.html, https://dev.mysql.com/doc/refman/8.4/en/alter-user.html
 */
const PASSWORD =
  /\b(?:password\s{0,8}(?:=\s{0,8}|\(\s{0,8})?|by\s{1,8}|passwd\s{0,8}=\s{0,8}|secret\s{0,8}=?\s{0,8})N?'([^\s'"`;()\\]+)'/gi;

/** Secrets that SQL sets or hands over. */
export function findInSql(text: string): Found[] {
  return Array.from(text.matchAll(PASSWORD)).flatMap((match) => {
    const [all, value = ''] = match;
    if (/--|\/\*|\*\/|#/.test(value)) return [];
    const end = match.index + all.length - 1;
    return [{ start: end - value.length, end }];
  });
}

/** Whether SQL sets a password that `findInSql` does not find, because code could be hidden there. */
export const setsPasswordUnseen = (text: string): boolean =>
  /\b(?:password|identified\s{1,8}by)\s{0,8}=?\s{0,8}'/i.test(text) && findInSql(text).length === 0;
