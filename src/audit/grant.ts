import { hkdfSync } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';

/** How long after its decision an approval may still be used, in seconds. */
const GRANT_SECONDS = 600;

/** What a grant binds together. */
export interface GrantSubject {
  requestId: string;
  /** Hex SHA-256 of the approved command. */
  commandSha256: string;
  environment: string;
  /** The Idempotency-Key of the request, so that an old grant cannot answer a new question. */
  nonce: string | null;
  decidedAt: Date;
}

/**
 * The signed proof of an approval: a JWT (RFC 7519) that the caller checks before it runs anything. Its key is derived
 * (HKDF-SHA-256) from the SHA-256 of the caller's own token, which both sides have and nobody between them does.
 */
export function signGrant(subject: GrantSubject, tokenSha256: Buffer): Promise<string> {
  const decided = Math.floor(subject.decidedAt.getTime() / 1000);
  return new SignJWT({
    command_sha256: subject.commandSha256,
    environment: subject.environment,
    ...(subject.nonce === null ? {} : { nonce: subject.nonce }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('expacti')
    .setSubject(subject.requestId)
    .setIssuedAt(decided)
    .setExpirationTime(decided + GRANT_SECONDS)
    .sign(new Uint8Array(hkdfSync('sha256', tokenSha256, '', 'expacti grant v1', 32)));
}
