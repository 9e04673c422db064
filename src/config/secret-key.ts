/** Shorter keys can be found by trying, in bytes. */
const KEY_BYTES_MIN = 32;
const TEXT_MAX = 1024;

/** What a secret key has to look like. */
export const SECRET_KEY_FORM = 'must be at least 32 bytes in hex or base64';
export const SECRET_KEY_FIX = 'Make one with: openssl rand -hex 32';

/** The bytes of a secret key, or null if the text is no key. Text that could be both is hex. */
export function parseSecretKey(text: string): Buffer | null {
  if (text.length > TEXT_MAX) return null;
  const key = bytesOf(text);
  return key !== null && key.length >= KEY_BYTES_MIN ? key : null;
}

function bytesOf(text: string): Buffer | null {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(text) || /^[A-Za-z0-9_-]+={0,2}$/.test(text))
    return Buffer.from(text, 'base64');
  return null;
}
