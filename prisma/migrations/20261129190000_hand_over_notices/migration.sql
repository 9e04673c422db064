-- Requests that were handed over at night are told of together. What is still to be told is looked for every second.
CREATE INDEX "notices_handed_over_idx" ON "notices" ("request_id") WHERE "kind" = 'handed-over' AND "sent_at" IS NULL;
