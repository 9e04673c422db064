import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id as Slack makes them: a letter for the kind, then ten capitals and digits. */
export function newId(prefix: string): string {
  let id = prefix;
  for (const byte of randomBytes(10)) id += ALPHABET[byte % ALPHABET.length];
  return id;
}

/** Five characters, as Slack names blocks and actions that the app left unnamed. */
export function newShortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

/** Nobody can guess it: for tickets, triggers and response urls. */
export function newSecret(): string {
  return randomBytes(16).toString('hex');
}
