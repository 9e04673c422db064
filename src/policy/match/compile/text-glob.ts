import globToRegexp from 'glob-to-regexp';
import { RE2JS } from 're2js';

/**
 * A glob over a whole text: `*` any run of characters, line ends included, `?` and `[…]` as in the shell; ` *` at the
 * end also matches nothing. Run by RE2, so hostile text costs linear time. It selects which policies apply and never
 * allows anything.
 * @throws if it is no glob (`isTextGlob`).
 */
function textGlob(pattern: string): (text: string) => boolean {
  const whole = RE2JS.compile(textGlobSource(pattern), RE2JS.DOTALL);
  return (text) => whole.matches(text);
}

/** The same glob as the source of an expression that is anchored at both ends. */
export function textGlobSource(pattern: string): string {
  const open = pattern.endsWith(' *');
  const glob = globToRegexp(open ? pattern.slice(0, -2) : pattern, { extended: true });
  const stem = withNegations(glob.source.slice(1, -1));
  return open ? `${stem}(?: .*)?` : stem;
}

/** A bracket, or an escape outside one. glob-to-regexp escapes the `!` or `^` that negates a bracket. */
const BRACKET = /\\.|\[(\\[!^])?((?:\\.|[^\]\\])+)\]/gs;

/** `[!a]` and `[^a]` as in the shell: any character but these. */
function withNegations(source: string): string {
  return source.replaceAll(BRACKET, (part: string, negation: string | undefined, members: string) =>
    negation === undefined ? part : `[^${members}]`,
  );
}

/** Whether `textGlob` takes it: a bracket that is never closed, for example, is no glob. */
export function isTextGlob(pattern: string): boolean {
  try {
    textGlob(pattern);
    return true;
  } catch {
    return false;
  }
}
