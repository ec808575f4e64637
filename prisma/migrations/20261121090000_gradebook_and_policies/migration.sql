-- CreateEnum
CREATE TYPE "help_cause" AS ENUM ('many-questions', 'no-new-questions');

-- AlterTable
ALTER TABLE "item" ADD COLUMN "guessing" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "lesson_item" ADD COLUMN "rating" DOUBLE PRECISION,
ADD COLUMN "typical_ms" INTEGER;

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN "policy" "scoring_policy" NOT NULL DEFAULT 'published',
ADD COLUMN "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "help_cause" "help_cause";

-- AlterTable
ALTER TABLE "attempt_question" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "guessing" DOUBLE PRECISION,
ADD COLUMN "rating" DOUBLE PRECISION,
ADD COLUMN "typical_ms" INTEGER,
ADD COLUMN "first_exposure" BOOLEAN;

-- AlterTable
ALTER TABLE "item_response" ADD COLUMN "skipped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "response_ms" INTEGER,
ADD COLUMN "reason" TEXT;

-- DropIndex
DROP INDEX "attempt_question_attempt_id_ordinal_key";

-- CreateIndex
CREATE UNIQUE INDEX "attempt_question_attempt_id_round_ordinal_key" ON "attempt_question"("attempt_id", "round", "ordinal");

-- CreateIndex
CREATE INDEX "assessment_line_item_parent_id_idx" ON "assessment_line_item"("parent_id");

-- Invariants that the schema language cannot say.
ALTER TABLE "item" ADD CONSTRAINT "item_guessing" CHECK ("guessing" BETWEEN 0 AND 1);
ALTER TABLE "lesson_item" ADD CONSTRAINT "lesson_item_typical_ms" CHECK ("typical_ms" > 0);
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_round" CHECK ("round" >= 1);
-- A serving knows all of what it was weighed by, or nothing.
ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_profile"
  CHECK (("guessing" IS NULL) = ("rating" IS NULL) AND ("guessing" IS NULL) = ("first_exposure" IS NULL));
ALTER TABLE "item_response" ADD CONSTRAINT "item_response_skipped" CHECK (NOT ("skipped" AND "correct"));
ALTER TABLE "item_response" ADD CONSTRAINT "item_response_ms" CHECK ("response_ms" >= 0);
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_attempt" CHECK ("attempt" >= 1);

-- The gradebook of what was imported and answered before there was one: a line for each lesson, below it
-- one for each question that it has or had, and on each line a result for each attempt.
INSERT INTO "assessment_line_item" ("id", "title", "course_id", "lesson_id", "result_value_max")
SELECT 'line:' || "id", "title", "course_id", "id", 100 FROM "lesson";

INSERT INTO "assessment_line_item" ("id", "title", "parent_id", "result_value_max", "metadata")
SELECT DISTINCT ON (l."lesson_id", l."identifier") 'line:' || l."lesson_id" || ':' || l."identifier", i."title",
  'line:' || l."lesson_id", 1, jsonb_build_object('questionId', l."identifier")
FROM (
  SELECT "lesson_id", "identifier", "item_id", 0 AS "rank" FROM "lesson_item"
  UNION ALL
  SELECT a."lesson_id", q."identifier", q."item_id", 1
  FROM "attempt_question" q JOIN "attempt" a ON a."id" = q."attempt_id"
) l JOIN "item" i ON i."id" = l."item_id"
ORDER BY l."lesson_id", l."identifier", l."rank", i."created_at" DESC;

INSERT INTO "assessment_result"
  ("id", "line_item_id", "student_id", "attempt", "score", "score_status", "score_date", "metadata")
SELECT 'line:' || a."lesson_id" || ':' || a."student_id" || ':' || a."number", 'line:' || a."lesson_id",
  a."student_id", a."number", a."score",
  CASE WHEN a."status" = 'finalized' THEN 'fully graded' ELSE 'partially graded' END::"score_status",
  a."last_seen_at",
  jsonb_build_object('xp', a."xp", 'multiplier', a."multiplier",
    'accuracy', coalesce(100.0 * a."correct_questions" / nullif(a."total_questions", 0), 0)::float8,
    'totalQuestions', a."total_questions", 'correctQuestions', a."correct_questions", 'attempt', a."number")
FROM "attempt" a
WHERE a."status" = 'finalized' OR EXISTS (
  SELECT FROM "attempt_question" q JOIN "item_response" r ON r."question_id" = q."id"
  WHERE q."attempt_id" = a."id");

INSERT INTO "assessment_result"
  ("id", "line_item_id", "student_id", "attempt", "score", "score_status", "score_date", "metadata")
SELECT DISTINCT ON (a."id", q."identifier")
  'line:' || a."lesson_id" || ':' || q."identifier" || ':' || a."student_id" || ':' || a."number",
  'line:' || a."lesson_id" || ':' || q."identifier", a."student_id", a."number",
  CASE WHEN l."type" = 'powerpath-100' THEN coalesce(r."correct", false)::int
    ELSE least(1, greatest(0, coalesce(r."score" / r."max_score", 0))) END,
  'fully graded', coalesce(r."answered_at", a."completed_at"),
  jsonb_build_object('xp', NULL, 'multiplier', NULL,
    'accuracy', 100 * coalesce(r."correct", false)::int, 'totalQuestions', 1,
    'correctQuestions', coalesce(r."correct", false)::int, 'attempt', a."number")
FROM "attempt" a JOIN "lesson" l ON l."id" = a."lesson_id"
  JOIN "attempt_question" q ON q."attempt_id" = a."id"
  LEFT JOIN "item_response" r ON r."question_id" = q."id"
WHERE r."question_id" IS NOT NULL OR (a."status" = 'finalized' AND l."type" <> 'powerpath-100')
ORDER BY a."id", q."identifier", r."answered_at" DESC NULLS LAST, q."ordinal" DESC;
