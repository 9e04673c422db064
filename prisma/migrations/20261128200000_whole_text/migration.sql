-- Places of the parts that stay visible if the command is cut, the most important first: [{ line, column }].
ALTER TABLE "requests" ADD COLUMN "notable" JSONB;

-- How many parts of a cut command stand in the thread if Slack takes no file, and why the text is not there yet.
ALTER TABLE "cards" ADD COLUMN "parts_posted" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "cards" ADD COLUMN "text_trouble" TEXT;
