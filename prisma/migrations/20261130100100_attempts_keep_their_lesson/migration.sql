-- AlterTable
ALTER TABLE "attempt" ADD COLUMN "lesson_type" "lesson_type",
ADD COLUMN "xp_worth" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN "mastery_threshold" DOUBLE PRECISION NOT NULL DEFAULT 90,
ADD COLUMN "kept_bank_id" UUID;

-- CreateTable
CREATE TABLE "kept_bank" (
    "id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_bank_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_bank_item" (
    "bank_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sub_test" INTEGER NOT NULL DEFAULT 1,
    "item_id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "difficulty" "difficulty" NOT NULL DEFAULT 'medium',
    "rating" DOUBLE PRECISION,
    "typical_ms" INTEGER,

    CONSTRAINT "kept_bank_item_pkey" PRIMARY KEY ("bank_id","position")
);

-- CreateIndex
CREATE INDEX "kept_bank_lesson_id_idx" ON "kept_bank"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "kept_bank_item_bank_id_identifier_key" ON "kept_bank_item"("bank_id", "identifier");

-- CreateIndex
CREATE INDEX "attempt_kept_bank_id_idx" ON "attempt"("kept_bank_id");

-- AddForeignKey
ALTER TABLE "kept_bank" ADD CONSTRAINT "kept_bank_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_bank_item" ADD CONSTRAINT "kept_bank_item_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "kept_bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_bank_item" ADD CONSTRAINT "kept_bank_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_kept_bank_id_fkey" FOREIGN KEY ("kept_bank_id") REFERENCES "kept_bank"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Attempts from before this are taken to be of the type that their lesson has now, unless they show another:
-- only adaptive ones were left behind or knew what was seen before, and only linear ones were served all their
-- questions at once.
UPDATE "attempt" a SET
  "lesson_type" = CASE
    WHEN a."status" = 'superseded' OR q."adaptive" THEN 'powerpath-100'
    WHEN l."type" = 'powerpath-100' AND q."served" > 1 AND q."moments" = 1 THEN 'quiz'
    ELSE l."type"
  END,
  "xp_worth" = CASE
    WHEN a."status" <> 'finalized' THEN greatest(0, coalesce(l."xp", 0))
    WHEN a."xp" IS NULL THEN 0
    WHEN a."multiplier" > 0 THEN greatest(0, a."xp" / a."multiplier")
    ELSE greatest(0, coalesce(l."xp", 0))
  END,
  "mastery_threshold" = l."mastery_threshold"
FROM "lesson" l, "attempt" b LEFT JOIN LATERAL (
  SELECT coalesce(bool_or(s."first_exposure" IS NOT NULL), false) AS "adaptive", count(*) AS "served",
    count(DISTINCT s."served_at") AS "moments"
  FROM "attempt_question" s WHERE s."attempt_id" = b."id" AND s."round" = b."round"
) q ON true
WHERE l."id" = a."lesson_id" AND b."id" = a."id";
ALTER TABLE "attempt" ALTER COLUMN "lesson_type" SET NOT NULL;

-- Whoever names none, as the version before this does, begins with what the lesson is now. The statements of the
-- body end in \x3b, as whoever applies this file may take each semicolon for the end of a statement.
CREATE FUNCTION "attempt_as_its_lesson"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  IF NEW."lesson_type" IS NULL THEN
    SELECT "type", greatest(0, coalesce("xp", 0)), "mastery_threshold"
      INTO NEW."lesson_type", NEW."xp_worth", NEW."mastery_threshold"
      FROM "lesson" WHERE "id" = NEW."lesson_id"\x3b
  END IF\x3b
  RETURN NEW\x3b
END';
CREATE TRIGGER "attempt_as_its_lesson" BEFORE INSERT ON "attempt"
  FOR EACH ROW EXECUTE FUNCTION "attempt_as_its_lesson"();

-- An attempt that began with a sub-test which its lesson no longer has goes on with the one whose turn it is.
UPDATE "attempt" a SET "sub_test" = (a."number" - 1) % l."sub_tests" + 1
FROM "lesson" l WHERE l."id" = a."lesson_id" AND a."sub_test" > l."sub_tests";

-- A lesson that gives no XP gives 0: no XP at all is of an attempt that is not finished.
UPDATE "attempt" SET "xp" = 0 WHERE "status" = 'finalized' AND "xp" IS NULL;
UPDATE "assessment_result" r SET "metadata" = r."metadata" || '{"xp": 0}'::jsonb
FROM "assessment_line_item" l
WHERE l."id" = r."line_item_id" AND l."lesson_id" IS NOT NULL AND r."score_status" = 'fully graded'
  AND r."metadata"->'xp' = 'null'::jsonb;

-- A reset linear attempt keeps its questions. Before this, it said 0.
UPDATE "attempt" a SET "total_questions" = (
  SELECT count(*) FROM "attempt_question" q WHERE q."attempt_id" = a."id" AND q."round" = a."round")
WHERE a."lesson_type" <> 'powerpath-100' AND a."status" = 'open';

-- Invariants that the schema language cannot say.
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_xp_worth" CHECK ("xp_worth" >= 0);
ALTER TABLE "kept_bank_item" ADD CONSTRAINT "kept_bank_item_sub_test" CHECK ("sub_test" >= 1);
