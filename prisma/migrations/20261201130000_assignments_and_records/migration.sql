-- What is due for whom, who did what, and what was deleted.
CREATE TYPE "late_rule" AS ENUM ('accept', 'mark', 'refuse');

CREATE TABLE "class_group" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "class_id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  CONSTRAINT "class_group_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "class_group_member" (
  "group_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  CONSTRAINT "class_group_member_pkey" PRIMARY KEY ("group_id","user_id")
);

CREATE TABLE "assignment" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "class_id" UUID,
  "group_id" UUID,
  "student_id" UUID,
  "lesson_id" TEXT,
  "component_id" TEXT,
  "package_id" UUID,
  "begins_at" TIMESTAMPTZ(3),
  "due_at" TIMESTAMPTZ(3),
  "late" "late_rule" NOT NULL DEFAULT 'accept',
  "created_by_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "removed_at" TIMESTAMPTZ(3),
  CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "assignment_exception" (
  "assignment_id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "due_at" TIMESTAMPTZ(3),
  "excused" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "assignment_exception_pkey" PRIMARY KEY ("assignment_id","student_id")
);

CREATE TABLE "audit_entry" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "by_id" UUID,
  "action" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "class_id" UUID,
  "student_id" UUID,
  "before" JSONB,
  "after" JSONB,
  CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "deletion_receipt" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "by_id" UUID,
  "kind" TEXT NOT NULL,
  "counts" JSONB NOT NULL,
  CONSTRAINT "deletion_receipt_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "class_group_class_id_title_key" ON "class_group"("class_id", "title");
CREATE INDEX "class_group_member_user_id_idx" ON "class_group_member"("user_id");
CREATE INDEX "assignment_class_id_idx" ON "assignment"("class_id");
CREATE INDEX "assignment_group_id_idx" ON "assignment"("group_id");
CREATE INDEX "assignment_student_id_idx" ON "assignment"("student_id");
CREATE INDEX "assignment_lesson_id_idx" ON "assignment"("lesson_id");
CREATE INDEX "assignment_exception_student_id_idx" ON "assignment_exception"("student_id");
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");
CREATE INDEX "audit_entry_class_id_at_idx" ON "audit_entry"("class_id", "at");
CREATE INDEX "audit_entry_student_id_idx" ON "audit_entry"("student_id");
CREATE INDEX "audit_entry_by_id_at_idx" ON "audit_entry"("by_id", "at");

ALTER TABLE "class_group" ADD CONSTRAINT "class_group_class_id_fkey"
  FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "class_group_member" ADD CONSTRAINT "class_group_member_group_id_fkey"
  FOREIGN KEY ("group_id") REFERENCES "class_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "class_group_member" ADD CONSTRAINT "class_group_member_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_class_id_fkey"
  FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_group_id_fkey"
  FOREIGN KEY ("group_id") REFERENCES "class_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_student_id_fkey"
  FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_lesson_id_fkey"
  FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_component_id_fkey"
  FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_package_id_fkey"
  FOREIGN KEY ("package_id") REFERENCES "vr_package"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_created_by_id_fkey"
  FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "assignment_exception" ADD CONSTRAINT "assignment_exception_assignment_id_fkey"
  FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assignment_exception" ADD CONSTRAINT "assignment_exception_student_id_fkey"
  FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_student_id_fkey"
  FOREIGN KEY ("student_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "deletion_receipt" ADD CONSTRAINT "deletion_receipt_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "assignment"
  ADD CONSTRAINT "assignment_to_one" CHECK (num_nonnulls("class_id", "group_id", "student_id") = 1),
  ADD CONSTRAINT "assignment_of_one" CHECK (num_nonnulls("lesson_id", "component_id", "package_id") = 1),
  ADD CONSTRAINT "assignment_begins_first" CHECK ("begins_at" < "due_at");
CREATE UNIQUE INDEX "assignment_once" ON "assignment" (coalesce("class_id", "group_id", "student_id"),
  coalesce('lesson:' || "lesson_id", 'unit:' || "component_id", 'package:' || "package_id"::text))
  WHERE "removed_at" IS NULL;
