-- What somebody decided, the newest first: their Home tab.
CREATE INDEX "decisions_by_id_decided_at_idx" ON "decisions"("by_id", "decided_at");
