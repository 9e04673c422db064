import { MASK } from './mask.ts';
import { isNoSecret, isSecretHeader, isSecretName } from './names.ts';
import { findInText } from './texts.ts';

/** `--db-password x` in a text that is not taken apart. */
const OPTION = /(?:^|[\s"'])--?([A-Za-z][\w.-]{2,80})[ \t]{1,8}["']?([^\s"'`$-][^\s"'`$]*)/g;
/** `Authorization: Bearer x` in the middle of such a text. */
const HEADER = /([A-Za-z][\w-]{2,80}):[ \t]{0,8}(?:(?:bearer|basic|token)[ \t]{1,8})?([^\s"'`$]{4,})/gi;
/** A value that is known only when it runs. */
const DYNAMIC = /[$`]/;

/**
 * Whether a text, read as it stands and not as a shell would, still shows what looks like a secret: in a comment, in the
 * name of a program, in a file name. Linear in time.
 */
export const showsSecret = (text: string): boolean =>
  findInText(text).some(({ start, end }) => isShown(text.slice(start, end)));

/** The same for a text that cannot be parsed: whatever looks like an option or a header there could be one. */
export function couldShowSecret(text: string): boolean {
  const named = (pattern: RegExp, isSecret: (name: string) => boolean): boolean =>
    Array.from(text.matchAll(pattern)).some(([, name = '', value = '']) => isSecret(name) && isShown(value));
  return showsSecret(text) || named(OPTION, isSecretName) || named(HEADER, isSecretHeader);
}

const isShown = (value: string): boolean =>
  !DYNAMIC.test(value) && !value.includes(MASK) && !isNoSecret(value);
