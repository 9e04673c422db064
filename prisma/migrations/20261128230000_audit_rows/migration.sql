-- `audit verify` reads requests in the order of the bytes of their ids, whatever the collation of the database. Partial,
-- because Prisma cannot declare a collation; the condition holds for every row.
CREATE INDEX "requests_id_bytes_idx" ON "requests" ("id" COLLATE "C") WHERE "id" IS NOT NULL;

-- A start looks for the newest baseline entry.
CREATE INDEX "audit_entries_baseline_idx" ON "audit_entries" ("seq") WHERE "kind" IN ('audit.baseline', 'audit.baseline-complete');
