-- Changes of the rule book that wait for a second admin. A change is settled once, and never by its author alone.
CREATE TABLE "held_changes" (
    "id" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "settled_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_changes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "held_changes_outcome_check" CHECK ("outcome" IN ('confirmed', 'refused')),
    CONSTRAINT "held_changes_settled_check" CHECK (
        ("outcome" IS NULL) = ("settled_by" IS NULL) AND ("outcome" IS NULL) = ("settled_at" IS NULL)
    ),
    CONSTRAINT "held_changes_second_admin_check" CHECK ("outcome" IS DISTINCT FROM 'confirmed' OR "settled_by" <> "author")
);

CREATE INDEX "held_changes_created_at_idx" ON "held_changes"("created_at");
