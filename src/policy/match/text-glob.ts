import globToRegexp from 'glob-to-regexp';
import { RE2JS } from 're2js';

/**
 * A glob over a whole text: `*` any run of characters, line ends included, `?` and `[…]` as in the shell; ` *` at the
 * end also matches nothing. Run by RE2, so hostile text costs linear time. It selects which policies apply and never
 * allows anything.
 * @throws where it is no glob (`isTextGlob`).
 */
export function textGlob(pattern: string): (text: string) => boolean {
  const whole = RE2JS.compile(textGlobSource(pattern), RE2JS.DOTALL);
  return (text) => whole.matches(text);
}

/** The same glob as the source of an expression that is anchored at both ends. */
export function textGlobSource(pattern: string): string {
  const open = pattern.endsWith(' *');
  const stem = globToRegexp(open ? pattern.slice(0, -2) : pattern, { extended: true }).source.slice(1, -1);
  return open ? `${stem}(?: .*)?` : stem;
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
