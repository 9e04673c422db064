import { z } from 'zod';
import type { CallEnd } from '../gate/call-gate.ts';
import { callPatiently } from '../gate/call-patiently.ts';
import type { CallerSettings } from '../settings/caller-settings.ts';

/** Entries asked for at once: the most that the gate gives. */
const PAGE = 1_000;
/** Entries are looked at one by one: one that is spoilt is a finding, not an answer that cannot be read. */
const auditPage = z.object({ entries: z.array(z.unknown()), more: z.boolean() });
const numbered = z.object({ seq: z.int().min(0) });

/** A page of what the gate shows as its audit log, or why there is none. */
export type AuditRead =
  | { kind: 'entries'; entries: readonly unknown[] }
  | Exclude<CallEnd<never>, { kind: 'answer' }>;

/**
 * The audit log as the gate shows it, behind the entry `after` or from the first one (null), page by page until the
 * newest entry. Ends with the first page that cannot be had. Never throws for what a gate can do.
 */
export async function* readAudit(settings: CallerSettings, after: number | null): AsyncGenerator<AuditRead> {
  let last = after;
  for (;;) {
    const end = await askPage(settings, last);
    if (end.kind !== 'answer') return yield end;
    const { entries, more } = end.answer;
    yield { kind: 'entries', entries };
    if (!more) return;
    const next = numbered.safeParse(entries.at(-1)).data?.seq;
    // A gate that turns its pages in circles would never come to an end.
    if (next === undefined || next <= (last ?? -1)) {
      return yield {
        kind: 'unavailable',
        reason: 'the gate announced more entries but returned none',
        retryAfterMs: null,
      };
    }
    last = next;
  }
}

function askPage(
  settings: CallerSettings,
  after: number | null,
): Promise<CallEnd<z.infer<typeof auditPage>>> {
  const query = new URLSearchParams({
    limit: String(PAGE),
    ...(after === null ? {} : { after: String(after) }),
  });
  return callPatiently(settings, {
    method: 'GET',
    path: `/v1/audit?${query.toString()}`,
    schema: auditPage,
  });
}
