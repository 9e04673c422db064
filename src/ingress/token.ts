import { createHash } from 'node:crypto';

/** Who calls the API. */
export interface Token {
  id: string;
  name: string;
  /** Raw SHA-256 of the token; grants for its caller are signed with a key made of it. */
  sha256: Buffer;
  /** Empty: every environment. */
  environments: string[];
  admin: boolean;
}

/** The token that `EXPACTI_BOOTSTRAP_TOKEN` names; there is at most one. */
export const BOOTSTRAP_ID = 'bootstrap';

/** Raw SHA-256 of a token. Tokens are long random strings, so a plain hash is enough to keep them. */
export function hashToken(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Whether the token may ask for this environment. */
export function isValidFor(token: Token, environment: string): boolean {
  return token.environments.length === 0 || token.environments.includes(environment);
}
