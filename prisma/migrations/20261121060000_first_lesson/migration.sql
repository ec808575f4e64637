
-- CreateEnum
CREATE TYPE "role" AS ENUM ('student', 'teacher', 'admin');

-- CreateEnum
CREATE TYPE "lesson_type" AS ENUM ('powerpath-100', 'quiz', 'test-out', 'placement', 'unit-test');

-- CreateEnum
CREATE TYPE "scoring_policy" AS ENUM ('published', 'evidence');

-- CreateEnum
CREATE TYPE "difficulty" AS ENUM ('easy', 'medium', 'hard');

-- CreateEnum
CREATE TYPE "attempt_status" AS ENUM ('open', 'finalized', 'superseded');

-- CreateEnum
CREATE TYPE "score_status" AS ENUM ('exempt', 'fully graded', 'not submitted', 'partially graded', 'submitted');

-- CreateEnum
CREATE TYPE "vr_session_status" AS ENUM ('in_progress', 'completed');

-- CreateEnum
CREATE TYPE "vr_completion_mode" AS ENUM ('score_entry', 'self_report');

-- CreateEnum
CREATE TYPE "event_target" AS ENUM ('caliper', 'xapi');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'student',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "account_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "class" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "class_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("class_id","user_id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "grade" INTEGER,
    "total_lessons" INTEGER NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "component" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "component_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "type" "lesson_type" NOT NULL,
    "policy" "scoring_policy" NOT NULL DEFAULT 'published',
    "xp" DOUBLE PRECISION,
    "mastery_threshold" DOUBLE PRECISION NOT NULL DEFAULT 90,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stimulus" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    CONSTRAINT "stimulus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_stimulus" (
    "item_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "stimulus_id" UUID NOT NULL,
    CONSTRAINT "item_stimulus_pkey" PRIMARY KEY ("item_id","reference")
);

-- CreateTable
CREATE TABLE "asset" (
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    CONSTRAINT "asset_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "item_asset" (
    "item_id" UUID NOT NULL,
    "href" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    CONSTRAINT "item_asset_pkey" PRIMARY KEY ("item_id","href")
);

-- CreateTable
CREATE TABLE "lesson_item" (
    "lesson_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "difficulty" "difficulty" NOT NULL DEFAULT 'medium',
    CONSTRAINT "lesson_item_pkey" PRIMARY KEY ("lesson_id","position")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "previous" INTEGER,
    "status" "attempt_status" NOT NULL DEFAULT 'open',
    "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "total_questions" INTEGER NOT NULL DEFAULT 0,
    "correct_questions" INTEGER NOT NULL DEFAULT 0,
    "xp" DOUBLE PRECISION,
    "multiplier" DOUBLE PRECISION,
    "seed" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_question" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "difficulty" "difficulty" NOT NULL,
    "served_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "attempt_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_response" (
    "question_id" UUID NOT NULL,
    "responses" JSONB NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "max_score" DOUBLE PRECISION NOT NULL,
    "score_before" DOUBLE PRECISION NOT NULL,
    "score_after" DOUBLE PRECISION NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "item_response_pkey" PRIMARY KEY ("question_id")
);

-- CreateTable
CREATE TABLE "submission" (
    "student_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "responses" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "next_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "submission_pkey" PRIMARY KEY ("student_id","id")
);

-- CreateTable
CREATE TABLE "activity_run" (
    "student_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "course_id" TEXT,
    "lesson_id" TEXT,
    "attempt_id" UUID,
    "slug" TEXT,
    "name" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "xp_earned" DOUBLE PRECISION,
    "total_questions" INTEGER,
    "correct_questions" INTEGER,
    "mastered_units" INTEGER,
    "pct_complete" DOUBLE PRECISION,
    "result" JSONB,
    CONSTRAINT "activity_run_pkey" PRIMARY KEY ("student_id","id")
);

-- CreateTable
CREATE TABLE "time_window" (
    "student_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "active_ms" INTEGER NOT NULL,
    "inactive_ms" INTEGER NOT NULL,
    "credited_ms" INTEGER NOT NULL,
    "credited" JSONB NOT NULL,
    "reason" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "time_window_pkey" PRIMARY KEY ("student_id","id")
);

-- CreateTable
CREATE TABLE "assessment_line_item" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "course_id" TEXT,
    "lesson_id" TEXT,
    "parent_id" TEXT,
    "result_value_min" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "result_value_max" DOUBLE PRECISION NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "assessment_line_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_result" (
    "id" TEXT NOT NULL,
    "line_item_id" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "score" DOUBLE PRECISION,
    "score_status" "score_status" NOT NULL,
    "score_date" TIMESTAMPTZ(3) NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "assessment_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vr_package" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "target_platforms" TEXT[],
    "launch_url" TEXT,
    "activity_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "vr_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vr_assignment" (
    "package_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    CONSTRAINT "vr_assignment_pkey" PRIMARY KEY ("package_id","class_id")
);

-- CreateTable
CREATE TABLE "vr_session" (
    "id" UUID NOT NULL,
    "package_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "activity_id" UUID,
    "status" "vr_session_status" NOT NULL DEFAULT 'in_progress',
    "completion_mode" "vr_completion_mode",
    "score" DOUBLE PRECISION,
    "time_spent_seconds" INTEGER,
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    CONSTRAINT "vr_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL,
    "target" "event_target" NOT NULL,
    "body" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_credential" (
    "client_id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "application_credential_pkey" PRIMARY KEY ("client_id")
);


-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "enrollment_user_id_idx" ON "enrollment"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE UNIQUE INDEX "course_subject_grade_key" ON "course"("subject", "grade");

-- CreateIndex
CREATE INDEX "lesson_course_id_idx" ON "lesson"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_identifier_sha256_key" ON "item"("identifier", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "stimulus_identifier_sha256_key" ON "stimulus"("identifier", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_item_lesson_id_identifier_key" ON "lesson_item"("lesson_id", "identifier");

-- CreateIndex
CREATE INDEX "attempt_lesson_id_idx" ON "attempt"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_student_id_lesson_id_number_key" ON "attempt"("student_id", "lesson_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_question_attempt_id_ordinal_key" ON "attempt_question"("attempt_id", "ordinal");

-- CreateIndex
CREATE INDEX "submission_question_id_idx" ON "submission"("question_id");

-- CreateIndex
CREATE INDEX "activity_run_attempt_id_idx" ON "activity_run"("attempt_id");

-- CreateIndex
CREATE INDEX "time_window_student_id_started_at_idx" ON "time_window"("student_id", "started_at");

-- CreateIndex
CREATE INDEX "time_window_student_id_run_id_idx" ON "time_window"("student_id", "run_id");

-- CreateIndex
CREATE INDEX "assessment_line_item_lesson_id_idx" ON "assessment_line_item"("lesson_id");

-- CreateIndex
CREATE INDEX "assessment_result_student_id_idx" ON "assessment_result"("student_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_result_line_item_id_student_id_attempt_key" ON "assessment_result"("line_item_id", "student_id", "attempt");

-- CreateIndex
CREATE INDEX "vr_session_student_id_idx" ON "vr_session"("student_id");

-- CreateIndex
CREATE INDEX "outbox_event_delivered_at_next_try_at_idx" ON "outbox_event"("delivered_at", "next_try_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component" ADD CONSTRAINT "component_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_stimulus" ADD CONSTRAINT "item_stimulus_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_stimulus" ADD CONSTRAINT "item_stimulus_stimulus_id_fkey" FOREIGN KEY ("stimulus_id") REFERENCES "stimulus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_asset" ADD CONSTRAINT "item_asset_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_asset" ADD CONSTRAINT "item_asset_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "asset"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_item" ADD CONSTRAINT "lesson_item_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_item" ADD CONSTRAINT "lesson_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_student_id_lesson_id_previous_fkey" FOREIGN KEY ("student_id", "lesson_id", "previous") REFERENCES "attempt"("student_id", "lesson_id", "number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_response" ADD CONSTRAINT "item_response_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "attempt_question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "attempt_question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_run" ADD CONSTRAINT "activity_run_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_run" ADD CONSTRAINT "activity_run_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_run" ADD CONSTRAINT "activity_run_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_run" ADD CONSTRAINT "activity_run_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_window" ADD CONSTRAINT "time_window_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_window" ADD CONSTRAINT "time_window_student_id_run_id_fkey" FOREIGN KEY ("student_id", "run_id") REFERENCES "activity_run"("student_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_line_item" ADD CONSTRAINT "assessment_line_item_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_line_item" ADD CONSTRAINT "assessment_line_item_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_line_item" ADD CONSTRAINT "assessment_line_item_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "assessment_line_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "assessment_line_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_assignment" ADD CONSTRAINT "vr_assignment_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "vr_package"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_assignment" ADD CONSTRAINT "vr_assignment_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "vr_package"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that the schema language cannot say.
ALTER TABLE "user" ADD CONSTRAINT "user_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_role" CHECK ("role" IN ('student', 'teacher'));
ALTER TABLE "course" ADD CONSTRAINT "course_total_lessons" CHECK ("total_lessons" > 0);

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_consecutive"
  CHECK ("number" >= 1 AND "previous" IS NOT DISTINCT FROM NULLIF("number" - 1, 0));
CREATE UNIQUE INDEX "attempt_one_open" ON "attempt" ("student_id", "lesson_id") WHERE "status" = 'open';
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_score" CHECK ("score" BETWEEN 0 AND 100);
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_counts"
  CHECK ("correct_questions" >= 0 AND "correct_questions" <= "total_questions");
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_completed" CHECK (("status" = 'finalized') = ("completed_at" IS NOT NULL));
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_xp" CHECK ("xp" IS NULL OR "status" = 'finalized');

ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_ordinal" CHECK ("ordinal" >= 1);
ALTER TABLE "item_response" ADD CONSTRAINT "item_response_score"
  CHECK ("max_score" > 0 AND "score" <= "max_score"
    AND "score_before" BETWEEN 0 AND 100 AND "score_after" BETWEEN 0 AND 100);

ALTER TABLE "time_window" ADD CONSTRAINT "time_window_length" CHECK ("ended_at" > "started_at");
ALTER TABLE "time_window" ADD CONSTRAINT "time_window_credit"
  CHECK ("active_ms" >= 0 AND "inactive_ms" >= 0 AND "credited_ms" BETWEEN 0 AND "active_ms");

ALTER TABLE "activity_run" ADD CONSTRAINT "activity_run_questions"
  CHECK (("total_questions" IS NULL) = ("correct_questions" IS NULL) AND "correct_questions" <= "total_questions");

ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_score" CHECK ("score" BETWEEN 0 AND 100);
ALTER TABLE "vr_session" ADD CONSTRAINT "vr_session_completed"
  CHECK (("status" = 'completed') = ("completed_at" IS NOT NULL AND "completion_mode" IS NOT NULL));
