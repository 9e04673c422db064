-- Who was behind a request when it was asked: a link that changes meanwhile lets nobody decide on what was their own.
ALTER TABLE "requests" ADD COLUMN "requester" TEXT;

-- A wish that a login be linked. It waits for somebody else, who confirms or refuses it.
CREATE TABLE "link_requests" (
    "id" TEXT NOT NULL,
    "github_login" TEXT NOT NULL,
    "slack_user" TEXT NOT NULL,
    "replaces" TEXT,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_requests_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "link_requests_outcome_check" CHECK ("outcome" IN ('made', 'refused')),
    CONSTRAINT "link_requests_ended_check" CHECK (("outcome" IS NULL) = ("ended_at" IS NULL) AND ("outcome" IS NULL) = ("ended_by" IS NULL))
);

CREATE INDEX "link_requests_asked_at_idx" ON "link_requests"("asked_at");

-- Logins compare without case: what is kept is lower case.
ALTER TABLE "people_links" ADD CONSTRAINT "people_links_lower_case_check" CHECK ("github_login" = lower("github_login"));
