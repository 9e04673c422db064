import { isNoSecret, isSecretHeader, isSecretName } from './find/names.ts';
import { findByShape, findInText } from './find/texts.ts';
import { MASK } from './mask.ts';

/** `--db-password x` in a text that is not taken apart. */
const OPTION = /(?:^|[\s"'])--?([A-Za-z][\w.-]{2,80})[ \t]{1,8}["']?([^\s"'`$-][^\s"'`$]*)/g;
/** `Authorization: Bearer x` in the middle of such a text. */
const HEADER = /([A-Za-z][\w-]{2,80}):[ \t]{0,8}(?:(?:bearer|basic|token)[ \t]{1,8})?([^\s"'`$]{4,})/gi;
/** A value that is known only when it runs. */
const DYNAMIC = /[$`]/;

/** Whether a text still shows a token or an address with a password, as in a comment. Linear in time. */
export const showsToken = (text: string): boolean =>
  findByShape(text).some(({ start, end }) => isShown(text.slice(start, end)));

/**
 * Whether a text that cannot be parsed shows what could be a secret: whatever looks like a name with a value, an option
 * or a header there. Linear in time.
 */
export function couldShowSecret(text: string): boolean {
  const named = (pattern: RegExp, isSecret: (name: string) => boolean): boolean =>
    Array.from(text.matchAll(pattern)).some(([, name = '', value = '']) => isSecret(name) && isShown(value));
  const isFound = findInText(text).some(({ start, end }) => isShown(text.slice(start, end)));
  return isFound || named(OPTION, isSecretName) || named(HEADER, isSecretHeader);
}

const isShown = (value: string): boolean =>
  !DYNAMIC.test(value) && !value.includes(MASK) && !isNoSecret(value);
