-- Requests that were handed over at night are told of together. What is still to be told is looked for every second.
CREATE INDEX "notices_handed_over_idx" ON "notices" ("request_id") WHERE "kind" = 'handed-over' AND "sent_at" IS NULL;

-- Requesters are told of denials and time-outs, which are looked for every second as well.
CREATE INDEX "decisions_to_tell_idx" ON "decisions" ("decided_at") WHERE "outcome" IN ('denied', 'timed_out') AND "by_kind" <> 'rule';
