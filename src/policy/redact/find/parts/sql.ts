import type { Found } from '../found.ts';

/**
 * A password in SQL: `PASSWORD 'x'`, `PASSWORD = 'x'`, `PASSWORD('x')`, `IDENTIFIED BY 'x'`.
 * https://www.postgresql.org/docs/current/sql-alterrole.html, https://dev.mysql.com/doc/refman/8.4/en/alter-user.html
 */
const PASSWORD =
  /\b(?:password\s{1,8}for\s{1,8}[^\s=;]{1,120}\s{0,8}=\s{0,8}|password\s{0,8}(?:=\s{0,8}|\(\s{0,8})?|identified\s{1,8}(?:with\s{1,8}[\w"'`]{1,80}\s{1,8})?(?:by|as)\s{1,8}|passwd\s{0,8}=\s{0,8}|secret\s{0,8}=?\s{0,8})N?'([^'\\\n]+)'/gi;

/**
 * What one dialect reads as a part of a literal, and another one does not: escapes of MySQL, dollar quotes of PostgreSQL,
 * `q'[…]'` of Oracle, and quotes in comments and in quoted names. Behind it nobody knows which text is between quotes.
 */
const AMBIGUOUS = /\\|\$\w{0,60}\$|\/\*|\bn?q'|["`][^"`\n]{0,120}'/i;
const COMMENT = /--|#/;

/** Secrets that SQL sets or hands over; doubtful ones if the dialects differ in where the quotes before them end. */
export function findInSql(text: string): Found[] {
  const matches = Array.from(text.matchAll(PASSWORD));
  if (matches.length === 0) return [];
  const certain = certainLength(text);
  let quotes = 0;
  let counted = 0;
  return matches.map((match) => {
    const end = match.index + match[0].length - 1;
    const start = end - (match[1] ?? '').length;
    for (; counted < start; counted += 1) if (text[counted] === "'") quotes += 1;
    return { start, end, ...(start <= certain && quotes % 2 === 1 ? {} : { isDoubtful: true }) };
  });
}

/** How much of a text every dialect divides into the same literals. */
function certainLength(text: string): number {
  const ambiguous = AMBIGUOUS.exec(text)?.index ?? text.length;
  let at = 0;
  for (const line of text.split('\n')) {
    const comment = COMMENT.exec(line)?.index ?? -1;
    if (comment >= 0 && line.includes("'", comment)) return Math.min(ambiguous, at + comment);
    at += line.length + 1;
  }
  return ambiguous;
}
