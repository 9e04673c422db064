-- Every change of a rule as it was and as it became: the history of a rule, and what undo needs.
ALTER TABLE "rules" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "rule_changes" (
    "id" TEXT NOT NULL,
    "batch" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "rule_changes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rule_changes_kind_check" CHECK ("kind" IN ('added', 'changed', 'retired', 'restored'))
);

CREATE INDEX "rule_changes_rule_id_at_idx" ON "rule_changes"("rule_id", "at");
CREATE INDEX "rule_changes_batch_idx" ON "rule_changes"("batch");

-- What somebody is about to make a rule of, between the steps of a modal: Slack carries only 3,000 characters.
CREATE TABLE "rule_drafts" (
    "id" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_drafts_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "rule_drafts_created_at_idx" ON "rule_drafts"("created_at");
