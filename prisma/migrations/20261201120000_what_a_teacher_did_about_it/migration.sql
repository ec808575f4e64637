-- What a teacher answered to a need, and said to a student.
CREATE TABLE "need_answer" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "class_id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "lesson_id" TEXT NOT NULL DEFAULT '',
  "cause" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "by_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "need_answer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "message" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "from_id" UUID,
  "student_id" UUID NOT NULL,
  "class_id" UUID,
  "lesson_id" TEXT,
  "text" TEXT NOT NULL,
  "read_at" TIMESTAMPTZ(3),
  CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "need_answer_student_id_idx" ON "need_answer"("student_id");
CREATE UNIQUE INDEX "need_answer_class_id_student_id_lesson_id_cause_key" ON "need_answer"("class_id", "student_id", "lesson_id", "cause");
CREATE INDEX "message_student_id_read_at_idx" ON "message"("student_id", "read_at");

ALTER TABLE "need_answer" ADD CONSTRAINT "need_answer_class_id_fkey"
  FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "need_answer" ADD CONSTRAINT "need_answer_student_id_fkey"
  FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "need_answer" ADD CONSTRAINT "need_answer_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "message" ADD CONSTRAINT "message_from_id_fkey"
  FOREIGN KEY ("from_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "message" ADD CONSTRAINT "message_student_id_fkey"
  FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "message" ADD CONSTRAINT "message_class_id_fkey"
  FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "message" ADD CONSTRAINT "message_lesson_id_fkey"
  FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "need_answer" ADD CONSTRAINT "need_answer_known" CHECK ("answer" IN ('seen', 'dismissed', 'told'));
ALTER TABLE "message" ADD CONSTRAINT "message_says_something" CHECK ("text" <> '');
