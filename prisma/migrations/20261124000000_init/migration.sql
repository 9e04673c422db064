-- The first schema. Tables are as the engine makes them from schema.prisma. What follows them at the end are the
-- invariants that the application relies on and that no code path may break.

CREATE TABLE "tokens" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "environments" TEXT[],
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requests" (
    "id" TEXT NOT NULL,
    "token_id" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "body_sha256" CHAR(64) NOT NULL,
    "command" TEXT NOT NULL,
    "command_bytes" BYTEA,
    "command_sha256" CHAR(64) NOT NULL,
    "environment" TEXT NOT NULL,
    "reason" TEXT,
    "cwd" TEXT,
    "context" JSONB NOT NULL,
    "plan" TEXT,
    "verdict" TEXT NOT NULL,
    "risk" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "reasoning" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "approvals_required" INTEGER NOT NULL,
    "timeout_s" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "posting_until" TIMESTAMPTZ(3),
    "result_exit_code" INTEGER,
    "result_duration_ms" BIGINT,
    "result_at" TIMESTAMPTZ(3),

    CONSTRAINT "requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "request_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "latency_ms" BIGINT NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "approvals" (
    "request_id" TEXT NOT NULL,
    "reviewer" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("request_id","reviewer")
);

-- CreateTable
CREATE TABLE "cards" (
    "channel" TEXT NOT NULL,
    "ts" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "permalink" TEXT,
    "shown_sha256" CHAR(64) NOT NULL,
    "asked" JSONB NOT NULL,
    "attached" BOOLEAN NOT NULL DEFAULT false,
    "final" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cards_pkey" PRIMARY KEY ("channel","ts")
);

-- CreateTable
CREATE TABLE "rules" (
    "id" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "environments" TEXT[],
    "repositories" TEXT[],
    "hours" TEXT NOT NULL DEFAULT 'any',
    "expires_at" TIMESTAMPTZ(3),
    "max_uses" INTEGER,
    "reason" TEXT NOT NULL,
    "example" TEXT,
    "owner" TEXT,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_uses" (
    "rule_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_uses_pkey" PRIMARY KEY ("rule_id","request_id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "request_id" TEXT,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "people_links" (
    "github_login" TEXT NOT NULL,
    "slack_user" TEXT NOT NULL,
    "linked_by" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_links_pkey" PRIMARY KEY ("github_login")
);

-- CreateIndex
CREATE UNIQUE INDEX "tokens_sha256_key" ON "tokens"("sha256");

-- CreateIndex
CREATE INDEX "requests_status_expires_at_idx" ON "requests"("status", "expires_at");

-- CreateIndex
CREATE INDEX "requests_created_at_idx" ON "requests"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "requests_token_id_idempotency_key_key" ON "requests"("token_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "cards_request_id_idx" ON "cards"("request_id");

-- CreateIndex
CREATE INDEX "rule_uses_used_at_idx" ON "rule_uses"("used_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_hash_key" ON "audit_entries"("hash");

-- CreateIndex
CREATE INDEX "audit_entries_request_id_idx" ON "audit_entries"("request_id");

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_uses" ADD CONSTRAINT "rule_uses_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed sets of words, the same as the code's unions
ALTER TABLE "requests"
    ADD CONSTRAINT "requests_status_check" CHECK ("status" IN ('pending', 'approved', 'denied', 'timed_out', 'canceled')),
    ADD CONSTRAINT "requests_verdict_check" CHECK ("verdict" IN ('allow', 'ask', 'deny')),
    ADD CONSTRAINT "requests_approvals_required_check" CHECK ("approvals_required" >= 1),
    ADD CONSTRAINT "requests_expires_after_created_check" CHECK ("expires_at" >= "created_at");
ALTER TABLE "decisions"
    ADD CONSTRAINT "decisions_outcome_check" CHECK ("outcome" IN ('approved', 'denied', 'timed_out', 'canceled')),
    ADD CONSTRAINT "decisions_by_kind_check" CHECK ("by_kind" IN ('rule', 'reviewer', 'timeout', 'caller', 'policy'));
ALTER TABLE "rules"
    ADD CONSTRAINT "rules_effect_check" CHECK ("effect" IN ('allow', 'deny')),
    ADD CONSTRAINT "rules_type_check" CHECK ("type" IN ('exact', 'glob', 'regex')),
    ADD CONSTRAINT "rules_hours_check" CHECK ("hours" IN ('any', 'working')),
    ADD CONSTRAINT "rules_reason_check" CHECK (length("reason") > 0);

-- The sweep looks for what is pending and overdue. There are few such rows among very many
CREATE INDEX "requests_pending_idx" ON "requests" ("expires_at") WHERE "status" = 'pending';

-- ... and for cards that do not show yet how their request ended
CREATE INDEX "cards_not_final_idx" ON "cards" ("request_id") WHERE NOT "final";

-- A decision is for ever: a request that ended keeps its status
CREATE FUNCTION expacti_keep_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'pending' AND NEW.status <> OLD.status THEN
        RAISE EXCEPTION 'request % already ended as %', OLD.id, OLD.status;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "requests_keep_status" BEFORE UPDATE ON "requests" FOR EACH ROW EXECUTE FUNCTION expacti_keep_status();

-- Decisions and the audit log are append-only
CREATE FUNCTION expacti_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "decisions_append_only" BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION expacti_append_only();
CREATE TRIGGER "decisions_no_truncate" BEFORE TRUNCATE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION expacti_append_only();
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION expacti_append_only();
CREATE TRIGGER "audit_entries_no_truncate" BEFORE TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION expacti_append_only();
