import { commandSha256 } from '../../approval/submission/fingerprints.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';

/** The command as it is stored, with its NUL characters. */
export function exactText(row: { command: string; commandBytes: Uint8Array | null }): string {
  return row.commandBytes === null ? row.command : Buffer.from(row.commandBytes).toString('utf8');
}

/** A command that is stored as it was asked needs no sealed hash: it can be hashed again. */
export function sealedOrNull(
  keys: SecretKeys,
  requestId: string,
  storedText: string,
  sha256: string,
): Buffer | null {
  return commandSha256(storedText) === sha256 ? null : keys.seal(sha256, requestId);
}
