-- Posts of cards whose outcome is not known. A row is deleted once the card is saved, Slack refused it, or the channel was
-- looked through for it.
CREATE TABLE "card_posts" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_posts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "card_posts_request_id_idx" ON "card_posts" ("request_id");
CREATE INDEX "card_posts_look_at_idx" ON "card_posts" ("look_at");
ALTER TABLE "card_posts" ADD CONSTRAINT "card_posts_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
