import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What the store does with the secret key. Each use has a key of its own, derived from the secret key (HKDF-SHA-256). */
export interface SecretKeys {
  /** HMAC-SHA-256 over the SHA-256 of the text, in hex: a stored plain hash can be rekeyed without its text. */
  fingerprint(text: string): string;
  /** The fingerprint of the text that has this hex SHA-256. */
  fingerprintOfSha256(sha256: string): string;
  /** Encrypts a hex SHA-256 for one request (AES-256-GCM); nobody can move it to another one. */
  seal(sha256: string, requestId: string): Buffer;
  /** The hex SHA-256 that was sealed. @throws Error if the sealed value was changed, or is of another request or key. */
  open(sealed: Uint8Array, requestId: string): string;
  /** Tells this key from others, and nothing else about it. */
  readonly check: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param secretKey 32 bytes or more. */
export function createSecretKeys(secretKey: Buffer): SecretKeys {
  const fingerprintKey = derive(secretKey, 'expacti fingerprint v1');
  const sealKey = derive(secretKey, 'expacti command hash v1');
  const checkKey = derive(secretKey, 'expacti key check v1');
  const keyed = (digest: Buffer): string => createHmac('sha256', fingerprintKey).update(digest).digest('hex');
  return {
    fingerprint: (text) => keyed(createHash('sha256').update(text, 'utf8').digest()),
    fingerprintOfSha256: (sha256) => keyed(Buffer.from(sha256, 'hex')),
    seal: (sha256, requestId) => encrypt(sealKey, Buffer.from(sha256, 'hex'), requestId),
    open: (sealed, requestId) => {
      const sha256 = decrypt(sealKey, sealed, requestId);
      if (sha256 === null) throw new Error(`the sealed hash of request ${requestId} was tampered with`);
      return sha256.toString('hex');
    },
    check: createHmac('sha256', checkKey).update('expacti').digest('hex'),
  };
}

const WRAP = 'expacti wrapped key v1';

/** The secret key, encrypted under another secret that is as hard to guess. */
export const wrapKey = (secretKey: Buffer, under: string): Buffer =>
  encrypt(derive(Buffer.from(under), WRAP), secretKey, WRAP);

/** The secret key that was encrypted under this secret, or null. */
export function unwrapKey(wrapped: Uint8Array, under: string): Buffer | null {
  return decrypt(derive(Buffer.from(under), WRAP), wrapped, WRAP);
}

function derive(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', use, 32));
}

/** A random nonce, the encrypted value, and the tag that also vouches for `context`. */
function encrypt(key: Buffer, value: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
}

/** Null if the value was not encrypted with this key and context, or was changed since. */
function decrypt(key: Buffer, sealed: Uint8Array, context: string): Buffer | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
