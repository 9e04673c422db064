-- Who asks, as far as it was known when a request was made. Nothing is proven of the requests of before.
ALTER TABLE "requests"
  ADD COLUMN "triggered_by" TEXT,
  ADD COLUMN "token_owner" TEXT,
  ADD COLUMN "context_proven" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "bound_to" TEXT[] DEFAULT ARRAY[]::TEXT[];
