import { InvalidArgumentError } from 'commander';
import type { Head } from '../../audit/verify.ts';

/** A place in the chain as `audit verify` prints it and `--head` takes it. */
export function headText({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}

/**
 * Reads what `headText` writes.
 * @throws InvalidArgumentError
 */
export function readHead(text: string): Head {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('Must be SEQ:HASH, as `expacti audit verify` prints it.');
  return { seq: Number(seq), hash };
}
