-- What people decided is one row in ten, and is counted on its own for statistics and digests.
CREATE INDEX "decisions_by_people_idx" ON "decisions"("decided_at") WHERE "by_kind" NOT IN ('rule', 'policy');
