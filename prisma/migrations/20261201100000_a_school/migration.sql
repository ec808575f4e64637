-- A school of its own: who may sign in, who is locked, which courses a class has, and courses that no file declares.
CREATE TYPE "sign_in_policy" AS ENUM ('anyone', 'domains', 'known');

CREATE TYPE "course_source" AS ENUM ('configuration', 'school');

DROP INDEX "course_subject_grade_key";

ALTER TABLE "user" ADD COLUMN "has_email" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "locked_at" TIMESTAMPTZ(3),
ADD COLUMN "roster_id" TEXT;

ALTER TABLE "organisation" ADD COLUMN "audit_days" INTEGER,
ADD COLUMN "child_sign_in" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN "leaver_days" INTEGER,
ADD COLUMN "message_days" INTEGER,
ADD COLUMN "set_up_at" TIMESTAMPTZ(3),
ADD COLUMN "sign_in_days" INTEGER DEFAULT 90,
ADD COLUMN "sign_in_domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "sign_in_policy" "sign_in_policy" NOT NULL DEFAULT 'anyone';

ALTER TABLE "class" ADD COLUMN "roster_id" TEXT,
ADD COLUMN "sign_in_code" TEXT;

ALTER TABLE "course" ADD COLUMN "derives_total" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "roster_id" TEXT,
ADD COLUMN "source" "course_source" NOT NULL DEFAULT 'configuration',
ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);

CREATE TABLE "sign_in" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "user_id" UUID,
  "email" TEXT,
  "provider" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "client_address" TEXT,
  CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "child_key" (
  "user_id" UUID NOT NULL,
  "pictures_hash" TEXT,
  "card_hash" TEXT,
  "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "child_key_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "class_course" (
  "class_id" UUID NOT NULL,
  "course_id" TEXT NOT NULL,
  CONSTRAINT "class_course_pkey" PRIMARY KEY ("class_id","course_id")
);

CREATE TABLE "job_run" (
  "name" TEXT NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "job_run_pkey" PRIMARY KEY ("name")
);

CREATE INDEX "sign_in_user_id_at_idx" ON "sign_in"("user_id", "at");
CREATE INDEX "sign_in_at_idx" ON "sign_in"("at");
CREATE UNIQUE INDEX "child_key_card_hash_key" ON "child_key"("card_hash");
CREATE INDEX "class_course_course_id_idx" ON "class_course"("course_id");
CREATE UNIQUE INDEX "user_roster_id_key" ON "user"("roster_id");
CREATE UNIQUE INDEX "class_roster_id_key" ON "class"("roster_id");
CREATE UNIQUE INDEX "class_sign_in_code_key" ON "class"("sign_in_code");
CREATE UNIQUE INDEX "course_roster_id_key" ON "course"("roster_id");
CREATE INDEX "course_subject_grade_idx" ON "course"("subject", "grade");

ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "child_key" ADD CONSTRAINT "child_key_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "class_course" ADD CONSTRAINT "class_course_class_id_fkey"
  FOREIGN KEY ("class_id") REFERENCES "class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "class_course" ADD CONSTRAINT "class_course_course_id_fkey"
  FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "user" ADD CONSTRAINT "user_made_up_address" CHECK ("has_email" OR "email" LIKE '%.invalid');
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_days" CHECK (
  least("sign_in_days", "audit_days", "message_days", "leaver_days") > 0);
ALTER TABLE "child_key" ADD CONSTRAINT "child_key_opens" CHECK (num_nonnulls("pictures_hash", "card_hash") > 0);

-- A subject and grade name one course of the configuration; the school may have others of the same.
CREATE UNIQUE INDEX "course_configured_key" ON "course" ("subject", "grade") WHERE "source" = 'configuration';
-- Not unique: older rows may differ in case alone.
CREATE INDEX "course_code_folded" ON "course" (lower("code"));

-- A school that works already has been set up.
UPDATE "organisation" SET "set_up_at" = CURRENT_TIMESTAMP WHERE EXISTS (SELECT FROM "class");
