import type { AuditEvent } from '../audit/entry.ts';
import { appendAudit } from './audit-log.ts';
import type { PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/**
 * Appends an event of which nothing else is stored, in a transaction of its own.
 * @throws StoreUnavailable
 */
export function createAuditWriter(prisma: PrismaClient): (event: AuditEvent) => Promise<void> {
  return (event) => reaching(() => prisma.$transaction((tx) => appendAudit(tx, event)));
}
