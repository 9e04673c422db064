-- Glass that was broken: one request that one admin let run, or a closed environment that is open for a while.
CREATE TABLE "broken_glass" (
    "id" TEXT NOT NULL,
    "request_id" TEXT,
    "environment" TEXT NOT NULL,
    "broken_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "lifted" TEXT[],
    "broken_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "signed_off_by" TEXT,
    "signed_off_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "broken_glass_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "broken_glass_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- Either a request or a while.
    CONSTRAINT "broken_glass_what_check" CHECK (("request_id" IS NULL) = ("until" IS NOT NULL)),
    -- Nobody signs off what they broke.
    CONSTRAINT "broken_glass_signed_off_check" CHECK ("signed_off_by" <> "broken_by"),
    CONSTRAINT "broken_glass_signed_off_whole_check" CHECK (("signed_off_by" IS NULL) = ("signed_off_at" IS NULL) AND ("signed_off_by" IS NULL) = ("note" IS NULL))
);

CREATE UNIQUE INDEX "broken_glass_request_id_key" ON "broken_glass"("request_id");
CREATE INDEX "broken_glass_environment_until_idx" ON "broken_glass"("environment", "until");

-- What people are told of it, each once: announcements at once, a review the next working morning, reminders after it.
CREATE TABLE "glass_notices" (
    "id" TEXT NOT NULL,
    "glass_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "ts" TEXT,

    CONSTRAINT "glass_notices_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "glass_notices_glass_id_fkey" FOREIGN KEY ("glass_id") REFERENCES "broken_glass"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "glass_notices_kind_check" CHECK ("kind" IN ('announcement', 'review', 'reminder', 'signed-off'))
);

CREATE INDEX "glass_notices_glass_id_idx" ON "glass_notices"("glass_id");

-- What is due is looked for every second.
CREATE INDEX "glass_notices_due_at_idx" ON "glass_notices"("due_at") WHERE "sent_at" IS NULL;
