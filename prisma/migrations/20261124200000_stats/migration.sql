-- Statistics look at what ended in a window of days. The rows of decisions are small, so they alone are read for it.
CREATE INDEX "decisions_decided_at_idx" ON "decisions"("decided_at");
