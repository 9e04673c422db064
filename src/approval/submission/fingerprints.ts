import { createHash, timingSafeEqual } from 'node:crypto';
import type { Submission } from './question.ts';

/**
 * Keyed hash of a text that may hold secrets, in hex. The same text always has the same fingerprint, and nobody can test
 * a guess of the text without the key. Everything of this kind that is stored is made by it.
 */
export type Fingerprint = (text: string) => string;

/** Hex SHA-256 of the exact command, as callers verify it in grants. Anyone can test guesses against it, so it is not stored. */
export function commandSha256(command: string): string {
  return createHash('sha256').update(command, 'utf8').digest('hex');
}

/**
 * Fingerprint of a submission's body: the same for the same content, in whatever order the caller
 * wrote its keys, and no matter what the token allows by then.
 */
export function bodyFingerprint(
  fingerprint: Fingerprint,
  { tokenId: _token, caller: _caller, idempotencyKey: _key, ...body }: Submission,
): string {
  return fingerprint(
    JSON.stringify(body, (_name, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
}

/** Compares two fingerprints in a time that does not depend on where they differ. */
export function isSameFingerprint(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
