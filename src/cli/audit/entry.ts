import { z } from 'zod';
import type { AuditEntry } from '../../audit/entry.ts';

const shown = z
  .object({
    seq: z.int(),
    at: z.string(),
    kind: z.string(),
    request_id: z.string().nullable(),
    actor: z.string(),
    data: z.string(),
    prev_hash: z.string(),
    hash: z.string(),
  })
  .transform(({ request_id: requestId, prev_hash: prevHash, ...same }) => ({ ...same, requestId, prevHash }));

/** An entry as the API shows it; null where it is none. Whether it is true its hash says. */
export function readEntry(value: unknown): AuditEntry | null {
  return shown.safeParse(value).data ?? null;
}

/** Written as escapes, so that a terminal is not steered and every tool sees the same lines. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The entry as one line of an export, in the words of the API, without the line's end. Its data is JSON in it, not text,
 * if the exact characters that were hashed can be had back from that: of whatever a gate wrote they can.
 */
export function entryLine(entry: AuditEntry): string {
  const value = objectOf(entry.data);
  return lineWith(entry, value !== null && JSON.stringify(value) === entry.data ? value : entry.data);
}

function lineWith(
  { seq, at, kind, requestId, actor, prevHash, hash }: AuditEntry,
  data: string | object,
): string {
  const entry = { seq, at, kind, request_id: requestId, actor, data, prev_hash: prevHash, hash };
  return JSON.stringify(entry).replaceAll(UNSEEN, escaped);
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** As JSON escapes it: UTF-16 unit by unit. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * The entry that a line of an export holds; null if it is not exactly what `entryLine` writes, or older versions did,
 * with the data as text: what another reader could take for a part of it, such as one more field, no hash covers.
 */
export function readEntryLine(line: string): AuditEntry | null {
  try {
    const value = JSON.parse(line) as { data?: unknown };
    const { data } = value;
    if (typeof data === 'string') {
      const entry = readEntry(value);
      return entry !== null && lineWith(entry, data) === line ? entry : null;
    }
    const entry = readEntry({ ...value, data: JSON.stringify(data) });
    return entry !== null && entryLine(entry) === line ? entry : null;
  } catch {
    return null;
  }
}
