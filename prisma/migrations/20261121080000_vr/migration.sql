-- CreateTable
CREATE TABLE "vr_activity" (
    "id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "vr_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vr_activity_progress" (
    "activity_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "score" DOUBLE PRECISION,
    "time_spent_seconds" INTEGER,
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "vr_activity_progress_pkey" PRIMARY KEY ("activity_id","student_id")
);

-- AlterTable
ALTER TABLE "vr_package" ADD COLUMN "archived_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "vr_session" ADD COLUMN "launch_code" TEXT;

-- CreateIndex
CREATE INDEX "vr_activity_progress_student_id_idx" ON "vr_activity_progress"("student_id");

-- CreateIndex
CREATE INDEX "vr_package_created_by_id_idx" ON "vr_package"("created_by_id");

-- CreateIndex
CREATE INDEX "vr_assignment_class_id_idx" ON "vr_assignment"("class_id");

-- CreateIndex
CREATE UNIQUE INDEX "vr_session_launch_code_key" ON "vr_session"("launch_code");

-- CreateIndex
CREATE INDEX "vr_session_package_id_idx" ON "vr_session"("package_id");

-- AddForeignKey
ALTER TABLE "vr_activity" ADD CONSTRAINT "vr_activity_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_activity_progress" ADD CONSTRAINT "vr_activity_progress_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "vr_activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_activity_progress" ADD CONSTRAINT "vr_activity_progress_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_package" ADD CONSTRAINT "vr_package_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "vr_activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_package" ADD CONSTRAINT "vr_package_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "vr_activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A package with sessions is archived, never deleted.
ALTER TABLE "vr_session" DROP CONSTRAINT "vr_session_package_id_fkey";
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "vr_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that the schema language cannot say.
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_time" CHECK ("time_spent_seconds" >= 0);
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_mode"
  CHECK (("score" IS NOT NULL) = ("completion_mode" IS NOT DISTINCT FROM 'score_entry'));
ALTER TABLE "vr_activity_progress" ADD CONSTRAINT "vr_activity_progress_score" CHECK ("score" BETWEEN 0 AND 100);
ALTER TABLE "vr_activity_progress" ADD CONSTRAINT "vr_activity_progress_time" CHECK ("time_spent_seconds" >= 0);
