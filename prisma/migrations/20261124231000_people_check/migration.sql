-- Which problems with reviewers and channels the admins were told of last: one row, so that one process tells them once.
CREATE TABLE "people_check" (
    "id" INTEGER NOT NULL,
    "problems_sha256" CHAR(64) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_check_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "people_check_one_row_check" CHECK ("id" = 1)
);
