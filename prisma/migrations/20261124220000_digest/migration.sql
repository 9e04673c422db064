-- Summaries of the rule book with their proposals, as they were shown: what is ticked later is looked up here.
CREATE TABLE "digests" (
    "id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "digests_created_at_idx" ON "digests"("created_at");

-- The moments at which the weekly message was due. One process claims each of them.
CREATE TABLE "digest_slots" (
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "posting_until" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_slots_pkey" PRIMARY KEY ("slot")
);

-- Until when changes can be undone with one press; without it an hour.
ALTER TABLE "rule_changes" ADD COLUMN "undo_until" TIMESTAMPTZ(3);
