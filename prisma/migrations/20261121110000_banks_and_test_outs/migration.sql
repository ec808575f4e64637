-- AlterTable
ALTER TABLE "lesson" ADD COLUMN "sub_tests" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "lesson_item" ADD COLUMN "sub_test" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN "sub_test" INTEGER;

-- Invariants that the schema language cannot say.
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_sub_tests" CHECK ("sub_tests" >= 1);
ALTER TABLE "lesson_item" ADD CONSTRAINT "lesson_item_sub_test" CHECK ("sub_test" >= 1);
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_sub_test" CHECK ("sub_test" >= 1);

-- What a lesson's result says of the units that counted by it.
UPDATE "assessment_result" r SET "metadata" = r."metadata" || jsonb_build_object('masteredUnits',
  (SELECT count(*)::int FROM "attempt" a JOIN "mastered_unit" u ON u."student_id" = a."student_id"
    AND u."source" = 'lesson:' || a."lesson_id" AND u."mastered_at" = a."completed_at"
   WHERE a."student_id" = r."student_id" AND a."lesson_id" = l."lesson_id" AND a."number" = r."attempt"))
FROM "assessment_line_item" l WHERE l."id" = r."line_item_id" AND l."lesson_id" IS NOT NULL;

-- The gradebook of the activities that were completed before it knew them.
INSERT INTO "assessment_line_item" ("id", "title", "course_id", "result_value_max", "metadata")
SELECT DISTINCT ON ("course_id", "slug") 'activity:' || "course_id" || ':' || "slug", "name", "course_id", 100,
  jsonb_build_object('activityId', "slug")
FROM "activity_run"
WHERE "completed_at" IS NOT NULL AND "lesson_id" IS NULL AND "course_id" IS NOT NULL AND "slug" IS NOT NULL
ORDER BY "course_id", "slug", "completed_at", "id";

INSERT INTO "assessment_result"
  ("id", "line_item_id", "student_id", "attempt", "score", "score_status", "score_date", "metadata")
SELECT d."line" || ':' || d."student_id" || ':' || d."attempt", d."line", d."student_id", d."attempt", d."accuracy",
  CASE WHEN d."accuracy" IS NULL THEN 'submitted' ELSE 'fully graded' END::"score_status", d."completed_at",
  jsonb_build_object('xp', d."xp_earned", 'multiplier', NULL, 'accuracy', d."accuracy",
    'totalQuestions', d."total_questions", 'correctQuestions', d."correct_questions",
    'masteredUnits', coalesce(d."mastered_units", 0), 'attempt', d."attempt", 'runId', d."id")
FROM (
  SELECT *, 'activity:' || "course_id" || ':' || "slug" AS "line",
    (100.0::float8 * "correct_questions" / nullif("total_questions", 0)) AS "accuracy",
    row_number() OVER (PARTITION BY "student_id", "course_id", "slug" ORDER BY "completed_at", "id")::int AS "attempt"
  FROM "activity_run"
  WHERE "completed_at" IS NOT NULL AND "lesson_id" IS NULL AND "course_id" IS NOT NULL AND "slug" IS NOT NULL
) d;

INSERT INTO "assessment_line_item" ("id", "title", "course_id", "result_value_max", "metadata")
SELECT 'vr:' || v."id", v."name", v."course_id", 100, jsonb_build_object('activityId', v."id")
FROM "vr_activity" v
WHERE EXISTS (SELECT FROM "vr_session" s WHERE s."activity_id" = v."id" AND s."status" = 'completed');

INSERT INTO "assessment_result"
  ("id", "line_item_id", "student_id", "attempt", "score", "score_status", "score_date", "metadata")
SELECT 'vr:' || d."activity_id" || ':' || d."student_id" || ':' || d."attempt", 'vr:' || d."activity_id",
  d."student_id", d."attempt", d."score",
  CASE WHEN d."score" IS NULL THEN 'submitted' ELSE 'fully graded' END::"score_status", d."completed_at",
  jsonb_build_object('xp', NULL, 'multiplier', NULL, 'accuracy', NULL, 'totalQuestions', NULL,
    'correctQuestions', NULL, 'masteredUnits', (d."attempt" = 1)::int, 'attempt', d."attempt", 'sessionId', d."id")
FROM (
  SELECT *, row_number() OVER (PARTITION BY "student_id", "activity_id" ORDER BY "completed_at", "id")::int AS "attempt"
  FROM "vr_session" WHERE "status" = 'completed' AND "activity_id" IS NOT NULL
) d;
