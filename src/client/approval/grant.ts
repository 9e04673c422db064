import { createHash, hkdfSync } from 'node:crypto';
import { JOSEError, JWTExpired } from 'jose/errors';
import { jwtVerify } from 'jose/jwt/verify';
// As a namespace, so that the action's bundle holds only the parts that are used.
import * as z from 'zod';

/**
 * What a grant says. It is a JWT (RFC 7519) with the header `{"alg":"HS256","typ":"JWT"}`, signed with a key that both
 * sides derive from the caller's token, so nobody between them can make one.
 */
const grantClaims = z.object({
  /** Always `expacti`. */
  iss: z.literal('expacti'),
  /** Id of the approved request. */
  sub: z.string(),
  /** Hex SHA-256 of the approved command in UTF-8. */
  command_sha256: z.string(),
  environment: z.string(),
  /** The Idempotency-Key of the request: an old grant cannot answer a new question. */
  nonce: z.string(),
  /** Seconds since 1970. */
  iat: z.number(),
  /** Seconds since 1970, ten minutes after the decision. */
  exp: z.number(),
});

/** How far the clocks of gate and caller may be apart, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** What must be approved, all of it from the caller's own memory and nothing from the gate's answer but the id. */
export interface GrantExpectation {
  requestId: string;
  /** The text that will be run. */
  command: string;
  environment: string;
  nonce: string;
}

export type GrantCheck = { kind: 'valid' } | { kind: 'invalid'; reason: string };

/** Whether `grant` proves that exactly the expected command was approved by the gate that knows `token`. */
export async function checkGrant(
  grant: string,
  token: string,
  expected: GrantExpectation,
): Promise<GrantCheck> {
  try {
    const { payload } = await jwtVerify(grant, grantKey(token), {
      algorithms: ['HS256'],
      typ: 'JWT',
      issuer: 'expacti',
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const claims = grantClaims.safeParse(payload);
    if (!claims.success) return invalid('its grant lacks a claim');
    return compare(claims.data, expected);
  } catch (error) {
    if (error instanceof JWTExpired) {
      return invalid('its grant has expired (check the clock of this machine)');
    }
    if (error instanceof JOSEError) return invalid('its grant is not signed for this token');
    throw error;
  }
}

function compare(claims: z.infer<typeof grantClaims>, expected: GrantExpectation): GrantCheck {
  if (claims.sub !== expected.requestId) return invalid('its grant is for another request');
  if (claims.nonce !== expected.nonce) return invalid('its grant is for another call');
  if (claims.environment !== expected.environment) return invalid('its grant is for another environment');
  const sha256 = createHash('sha256').update(expected.command, 'utf8').digest('hex');
  if (claims.command_sha256 !== sha256) return invalid('its grant is for another command');
  return { kind: 'valid' };
}

function invalid(reason: string): GrantCheck {
  return { kind: 'invalid', reason };
}

/** HKDF-SHA-256 over the SHA-256 of the token, which is all of the token that the gate keeps. */
function grantKey(token: string): Uint8Array {
  const secret = createHash('sha256').update(token, 'utf8').digest();
  return new Uint8Array(hkdfSync('sha256', secret, '', 'expacti grant v1', 32));
}
