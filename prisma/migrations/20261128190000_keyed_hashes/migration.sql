-- Hashes of texts that may hold secrets become keyed. The key is not in the database, so the first start after this
-- migration rekeys the rows that are here now. "unkeyed_command_sha256" marks those that it has not rekeyed yet.
ALTER TABLE "tokens" RENAME COLUMN "sha256" TO "secret_hmac";
ALTER INDEX "tokens_sha256_key" RENAME TO "tokens_secret_hmac_key";

ALTER TABLE "requests" RENAME COLUMN "body_sha256" TO "body_hmac";
ALTER TABLE "requests" RENAME COLUMN "meaning_sha256" TO "meaning_hmac";
ALTER TABLE "requests" RENAME COLUMN "shape_sha256" TO "shape_hmac";
ALTER INDEX "requests_meaning_sha256_environment_created_at_idx" RENAME TO "requests_meaning_hmac_environment_created_at_idx";
ALTER INDEX "requests_shape_sha256_environment_created_at_idx" RENAME TO "requests_shape_hmac_environment_created_at_idx";
ALTER TABLE "requests" RENAME COLUMN "command_sha256" TO "unkeyed_command_sha256";
ALTER TABLE "requests" ALTER COLUMN "unkeyed_command_sha256" DROP NOT NULL, ADD COLUMN "command_sealed" BYTEA;
CREATE INDEX "requests_unkeyed_idx" ON "requests" ("id") WHERE "unkeyed_command_sha256" IS NOT NULL;

-- Plans hold secrets in clear text, and SQL cannot summarise them. What a plan does is still among the risk factors. The
-- update comes first because dropping a column alone leaves its values on disk.
UPDATE "requests" SET "plan" = NULL WHERE "plan" IS NOT NULL;
ALTER TABLE "requests" DROP COLUMN "plan", ADD COLUMN "plan_summary" TEXT;

-- One row: tells whether a process has the right key, and lets other processes of the same Slack app get it.
CREATE TABLE "secret_key_check" (
    "id" INTEGER NOT NULL,
    "check_hmac" CHAR(64) NOT NULL,
    "wrapped" BYTEA[],

    CONSTRAINT "secret_key_check_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "secret_key_check_one_row_check" CHECK ("id" = 1)
);
