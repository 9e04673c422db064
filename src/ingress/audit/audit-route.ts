import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { addRoute, type Route } from '../http/route.ts';
import type { AuditLog, RowLog } from '../ports.ts';
import { auditRowsAnswer, auditRowsQuery } from './audit-rows-schemas.ts';
import { auditAnswer, auditQuery } from './audit-schemas.ts';
import { presentAudit } from './present-audit.ts';

const PAGE = {
  method: 'GET',
  path: '/v1/audit',
  summary: 'The audit log, exactly as it was hashed, page by page.',
  access: 'unlimited-admin',
  query: auditQuery,
  answer: auditAnswer,
} as const satisfies Route;

const ROWS = {
  method: 'GET',
  path: '/v1/audit/rows',
  summary: 'Hashes of the rows that the audit log records, to compare with its entries.',
  access: 'unlimited-admin',
  query: auditRowsQuery,
  answer: auditRowsAnswer,
} as const satisfies Route;

/**
 * `GET /v1/audit`, for admins: the audit log as it was hashed, page by page; and `GET /v1/audit/rows`: what the rows hold
 * that it tells of. The reader follows the chain and compares.
 */
export function auditRoute(app: FastifyInstance, log: AuditLog, rowLog: RowLog): void {
  addRoute(app, PAGE, async ({ query: { after = null, limit } }) =>
    presentAudit(await log.page(after, limit)),
  );
  addRoute(app, ROWS, async ({ query: { table, after = null, limit } }) => {
    const { states, ...page } = await rowLog.page(table, after, limit);
    return {
      ...page,
      rows: states.map(({ id, sha256, columns }) => ({ id, sha256, columns })),
    } satisfies z.infer<typeof auditRowsAnswer>;
  });
}
