import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { requireUnlimitedAdmin } from '../callers/require-admin.ts';
import { parse } from '../http/parse.ts';
import type { AuditLog, RowLog } from '../ports.ts';
import { type auditRowsAnswer, auditRowsQuery } from './audit-rows-schemas.ts';
import { auditQuery } from './audit-schemas.ts';
import { presentAudit } from './present-audit.ts';

/**
 * `GET /v1/audit`, for admins: the audit log as it was hashed, page by page; and `GET /v1/audit/rows`: what the rows hold
 * that it tells of. The reader follows the chain and compares.
 */
export function auditRoute(app: FastifyInstance, log: AuditLog, rowLog: RowLog): void {
  app.get('/v1/audit', async ({ token, query }) => {
    requireUnlimitedAdmin(token);
    const { after, limit } = parse(auditQuery, query);
    return presentAudit(await log.page(after, limit));
  });
  app.get('/v1/audit/rows', async ({ token, query }) => {
    requireUnlimitedAdmin(token);
    const { table, after, limit } = parse(auditRowsQuery, query);
    const { states, ...page } = await rowLog.page(table, after, limit);
    return {
      ...page,
      rows: states.map(({ id, sha256, columns }) => ({ id, sha256, columns })),
    } satisfies z.infer<typeof auditRowsAnswer>;
  });
}
