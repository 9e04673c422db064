import type { z } from 'zod';
import type { AuditPage } from '../ports.ts';
import type { auditAnswer } from './audit-schemas.ts';

/** A page of the audit log as the API shows it. */
export function presentAudit({ entries, more }: AuditPage): z.infer<typeof auditAnswer> {
  return {
    entries: entries.map(({ seq, at, kind, requestId, actor, data, prevHash, hash }) => ({
      seq,
      at,
      kind,
      request_id: requestId,
      actor,
      data,
      prev_hash: prevHash,
      hash,
    })),
    more,
  };
}
