-- Whether an answer to the item can be worth anything, and the same of a served question as it was then.
ALTER TABLE "item" ADD COLUMN "scored" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "attempt_question" ADD COLUMN "scored" BOOLEAN NOT NULL DEFAULT true;

-- What is stored was read before this was asked: without a SCORE, without an interaction, or of 0 points.
UPDATE "item" SET "scored" = false
WHERE "xml" NOT LIKE '%identifier="SCORE"%'
  OR "xml" !~* '<[^>/]*(interaction)[ />]'
  OR "xml" ~ 'identifier="MAXSCORE"[^>]*>\s*<[^>]*>\s*<[^>]*>\s*0+(\.0*)?\s*<';

UPDATE "attempt_question" AS q SET "scored" = false FROM "item" AS i WHERE i."id" = q."item_id" AND NOT i."scored";

-- An adaptive lesson asks no such question: one that is being served gives way to the next.
DELETE FROM "attempt_question" AS q USING "attempt" AS a
WHERE a."id" = q."attempt_id" AND a."status" = 'open' AND a."lesson_type" = 'powerpath-100' AND NOT q."scored"
  AND NOT EXISTS (SELECT 1 FROM "item_response" AS r WHERE r."question_id" = q."id");
