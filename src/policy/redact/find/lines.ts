import { UNKNOWN } from '../../shell/source/leaf.ts';
import type { Found } from './found.ts';
import { isNoSecret } from './names.ts';

/**
 * Lines of files that hold passwords without naming them: `.netrc`, `.pgpass`.
 * https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html,
 * https://www.postgresql.org/docs/current/libpq-pgpass.html
 */
const LINES: readonly RegExp[] = [
  /^[ \t]*(?:machine[ \t]+[\w.-]{1,200}|default)[ \t]+login[ \t]+[^ \t\n]{1,200}[ \t]+password[ \t]+([^ \t\n]+)/gm,
  /^[\w.*-]{1,200}:(?:\d{1,5}|\*):[\w.*-]{1,100}:[\w.*-]{1,100}:([^\s:]+)$/gm,
];

/** Passwords in lines of such files. */
export function findInLines(text: string): Found[] {
  return LINES.flatMap((line) =>
    Array.from(text.matchAll(line)).flatMap((match) => {
      const [all, secret = ''] = match;
      if (secret.includes(UNKNOWN) || isNoSecret(secret)) return [];
      const end = match.index + all.length;
      return [{ start: end - secret.length, end }];
    }),
  );
}
