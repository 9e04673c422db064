import { createHash, randomBytes } from 'node:crypto';

/** What every token begins with, so that people and secret scanners know one when they see it. */
const SECRET_PREFIX = 'expacti_';
const SECRET_BYTES = 32;

/** A new token in clear, all word characters: a double click selects the whole. It exists once and is never stored. */
export function newSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('hex')}`;
}

/** Raw SHA-256 of a token. Tokens are long random strings, so a plain hash is enough to keep them. */
export function hashToken(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
