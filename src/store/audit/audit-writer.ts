import type { AuditEvent } from '../../audit/entry.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';
import { appendAudit } from './audit-log.ts';

/**
 * Appends an event of which nothing else is stored, in a transaction of its own.
 * @throws StoreUnavailable
 */
export function createAuditWriter(prisma: PrismaClient): (event: AuditEvent) => Promise<void> {
  return (event) => reaching(() => prisma.$transaction((tx) => appendAudit(tx, event)));
}
