import type { AuditEntry } from '../../audit/entry.ts';

/** A piece of a log that is read: entries, null where something stands that is none; or that no more can be read. */
export type LogPart =
  | { kind: 'entries'; entries: readonly (AuditEntry | null)[] }
  /** It was said why. */
  | { kind: 'failed'; exitCode: number };
