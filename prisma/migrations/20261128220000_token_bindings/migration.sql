-- Empty: requests of the token may come from every repository.
ALTER TABLE "tokens" ADD COLUMN "repositories" TEXT[];
-- The Slack user who answers for the token.
ALTER TABLE "tokens" ADD COLUMN "owner" TEXT;
UPDATE "tokens" SET "repositories" = '{}';
