import type { FastifyInstance } from 'fastify';
import { auditQuery } from '../audit-schemas.ts';
import { parse } from '../parse.ts';
import type { AuditLog } from '../ports.ts';
import { presentAudit } from '../present-audit.ts';
import { requireAdmin } from '../require-admin.ts';

/** `GET /v1/audit`, for admins: the audit log as it was hashed, page by page. Who reads it follows the chain. */
export function auditRoute(app: FastifyInstance, log: AuditLog): void {
  app.get('/v1/audit', async ({ token, query }) => {
    requireAdmin(token);
    const { after, limit } = parse(auditQuery, query);
    return presentAudit(await log.page(after, limit));
  });
}
