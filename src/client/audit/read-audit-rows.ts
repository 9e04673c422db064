import { z } from 'zod';
import type { CallEnd } from '../gate/call-gate.ts';
import { callPatiently } from '../gate/call-patiently.ts';
import type { CallerSettings } from '../settings/caller-settings.ts';

/** Rows asked for at once: the most that the gate gives. */
const PAGE = 500;

const page = z.object({
  head: z.int().min(0),
  total: z.int().nullable(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ id: z.string(), sha256: z.string(), columns: z.string() })),
  more: z.boolean(),
});

/** Hashes of rows, as the gate shows them, with the newest entry at that moment. */
export type AuditRowsPage = z.infer<typeof page>;

export type AuditRowsRead =
  | { kind: 'page'; page: AuditRowsPage }
  | Exclude<CallEnd<never>, { kind: 'answer' }>;

/**
 * The rows of a table as the gate hashes them, page by page in the order of their ids. Ends with the first page that
 * cannot be had. Never throws for what a gate can do.
 */
export async function* readAuditRows(settings: CallerSettings, table: string): AsyncGenerator<AuditRowsRead> {
  let last: string | null = null;
  for (;;) {
    const end: CallEnd<AuditRowsPage> = await askRows(settings, table, last, PAGE);
    if (end.kind !== 'answer') return yield end;
    const { rows, more } = end.answer;
    // The reader relies on the order, and a gate that turns its pages in circles would never come to an end.
    const isInOrder = rows.every(({ id }, at) => comesBehind(id, rows[at - 1]?.id ?? last));
    if (!isInOrder || (more && rows.length === 0)) {
      return yield {
        kind: 'unavailable',
        reason: 'the gate returned rows out of order',
        retryAfterMs: null,
      };
    }
    yield { kind: 'page', page: end.answer };
    if (!more) return;
    last = rows.at(-1)?.id ?? last;
  }
}

/** One page of rows behind `after`. */
export function askRows(
  settings: CallerSettings,
  table: string,
  after: string | null,
  limit: number,
): Promise<CallEnd<AuditRowsPage>> {
  const query = new URLSearchParams({ table, limit: String(limit), ...(after === null ? {} : { after }) });
  return callPatiently(settings, { method: 'GET', path: `/v1/audit/rows?${query.toString()}`, schema: page });
}

function comesBehind(id: string, before: string | null): boolean {
  return before === null || Buffer.compare(Buffer.from(id), Buffer.from(before)) > 0;
}
