-- What the policy asks the past about: requests of one meaning, of one shape, and by one token.
-- Requests from before have neither meaning nor shape: their own hash stands in, and never equals another one's.
ALTER TABLE "requests" ADD COLUMN "meaning_sha256" CHAR(64), ADD COLUMN "shape_sha256" CHAR(64);
UPDATE "requests" SET "meaning_sha256" = "command_sha256", "shape_sha256" = "command_sha256";
ALTER TABLE "requests" ALTER COLUMN "meaning_sha256" SET NOT NULL, ALTER COLUMN "shape_sha256" SET NOT NULL;

CREATE INDEX "requests_token_id_created_at_idx" ON "requests"("token_id", "created_at");
CREATE INDEX "requests_meaning_sha256_environment_created_at_idx" ON "requests"("meaning_sha256", "environment", "created_at");
CREATE INDEX "requests_shape_sha256_environment_created_at_idx" ON "requests"("shape_sha256", "environment", "created_at");

-- One row that counts the changes of the rule book, so that every process notices them.
CREATE TABLE "rule_book" (
    "id" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "rule_book_pkey" PRIMARY KEY ("id")
);
