-- What the approvals channel is still to be told of changes of rules and tokens. A row is deleted once Slack took it.
CREATE TABLE "change_notices" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "notice" JSONB NOT NULL,

    CONSTRAINT "change_notices_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "change_notices_due_at_idx" ON "change_notices" ("due_at");
