-- CreateTable
CREATE TABLE "mastered_unit" (
    "student_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "mastered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "mastered_unit_pkey" PRIMARY KEY ("student_id","course_id","source")
);

-- CreateTable
CREATE TABLE "course_progress" (
    "student_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "mastered_units" INTEGER NOT NULL,
    CONSTRAINT "course_progress_pkey" PRIMARY KEY ("student_id","course_id")
);

-- AlterTable
ALTER TABLE "outbox_event" ADD COLUMN "student_id" UUID NOT NULL,
ADD COLUMN "dead_at" TIMESTAMPTZ(3);

-- DropIndex
DROP INDEX "outbox_event_delivered_at_next_try_at_idx";

-- CreateIndex
CREATE INDEX "outbox_event_student_id_idx" ON "outbox_event"("student_id");

-- AddForeignKey
ALTER TABLE "mastered_unit" ADD CONSTRAINT "mastered_unit_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastered_unit" ADD CONSTRAINT "mastered_unit_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_progress" ADD CONSTRAINT "course_progress_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_progress" ADD CONSTRAINT "course_progress_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_event" ADD CONSTRAINT "outbox_event_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that the schema language cannot say.
ALTER TABLE "mastered_unit" ADD CONSTRAINT "mastered_unit_units" CHECK ("units" > 0);
ALTER TABLE "outbox_event" ADD CONSTRAINT "outbox_event_one_end"
  CHECK ("delivered_at" IS NULL OR "dead_at" IS NULL);
CREATE INDEX "outbox_event_due" ON "outbox_event" ("next_try_at")
  WHERE "delivered_at" IS NULL AND "dead_at" IS NULL;
ALTER TABLE "activity_run" ADD CONSTRAINT "activity_run_completed"
  CHECK (("completed_at" IS NULL) = ("xp_earned" IS NULL));

-- Lessons that were mastered before units were kept.
INSERT INTO "mastered_unit" ("student_id", "course_id", "source", "units", "mastered_at")
SELECT a."student_id", l."course_id", 'lesson:' || l."id", 1, min(a."completed_at")
FROM "attempt" a JOIN "lesson" l ON l."id" = a."lesson_id"
WHERE a."status" = 'finalized'
  AND a."score" >= CASE WHEN l."type" = 'powerpath-100' THEN 100 ELSE l."mastery_threshold" END
GROUP BY a."student_id", l."course_id", l."id";

INSERT INTO "course_progress" ("student_id", "course_id", "mastered_units")
SELECT "student_id", "course_id", sum("units") FROM "mastered_unit" GROUP BY "student_id", "course_id";
