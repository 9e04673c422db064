-- When nobody decides: the deadline moves once. At night: whether the request stands in the late-night channel.
ALTER TABLE "requests"
    ADD COLUMN "escalate_at" TIMESTAMPTZ(3),
    ADD COLUMN "escalated_at" TIMESTAMPTZ(3),
    ADD COLUMN "late" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "approval_from" JSONB NOT NULL DEFAULT '[]',
    ADD CONSTRAINT "requests_escalation_check" CHECK ("escalated_at" IS NULL OR "escalate_at" IS NOT NULL);

-- What is due next is looked for every second.
CREATE INDEX "requests_escalate_at_idx" ON "requests"("escalate_at") WHERE "status" = 'pending' AND "escalated_at" IS NULL;

-- A notice is sent once, whichever process comes first.
CREATE TABLE "notices" (
    "request_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("request_id", "kind"),
    CONSTRAINT "notices_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
