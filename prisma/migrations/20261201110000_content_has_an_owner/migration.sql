-- Whose a lesson is, what it was before, and whether it is listed.
ALTER TABLE "lesson" ADD COLUMN "copied_from" TEXT,
ADD COLUMN "owned_by_app" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "owner_id" UUID,
ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);

ALTER TABLE "item" ADD COLUMN "created_by_id" UUID;

CREATE TABLE "lesson_version" (
  "lesson_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "by_id" UUID,
  "change" TEXT NOT NULL,
  "snapshot" JSONB NOT NULL,
  CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("lesson_id","number")
);

CREATE INDEX "lesson_owner_id_idx" ON "lesson"("owner_id");
CREATE INDEX "item_created_by_id_idx" ON "item"("created_by_id");

ALTER TABLE "lesson" ADD CONSTRAINT "lesson_owner_id_fkey"
  FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_lesson_id_fkey"
  FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "item" ADD CONSTRAINT "item_created_by_id_fkey"
  FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "lesson" ADD CONSTRAINT "lesson_one_owner" CHECK (NOT ("owned_by_app" AND "owner_id" IS NOT NULL));
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_number" CHECK ("number" >= 1);

-- Who imported the others is not known: they are the school's.
UPDATE "lesson" SET "owned_by_app" = true WHERE "id" IN ('cs-101-algorithms', 'cs-101-binary-quiz', 'ela-4-main-idea', 'ela-4-unit-test',
  'ela-4-words-quiz', 'math-3-multiplication', 'math-3-multiplication-quiz', 'math-3-placement', 'math-5-decimals-quiz',
  'math-5-equivalent-fractions', 'math-5-test-out');

-- A course that nobody counted holds as many lessons as are listed in it; never 0, since shares are of it.
-- (\073 is a semicolon: what applies the migrations here ends a statement at each one it sees.)
CREATE FUNCTION "derive_total_lessons"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN NEW.total_lessons := greatest(1, (
      SELECT count(*) FROM lesson WHERE course_id = NEW.id AND withdrawn_at IS NULL))\073 RETURN NEW\073 END';
CREATE TRIGGER "course_derives_total" BEFORE INSERT OR UPDATE OF "derives_total", "total_lessons" ON "course"
  FOR EACH ROW WHEN (NEW."derives_total") EXECUTE FUNCTION "derive_total_lessons"();

CREATE FUNCTION "count_lessons_again"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN UPDATE course SET derives_total = true
    WHERE derives_total AND id IN (SELECT course_id FROM changed)\073 RETURN NULL\073 END';
CREATE TRIGGER "lesson_added" AFTER INSERT ON "lesson"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_lessons_again"();
CREATE TRIGGER "lesson_changed" AFTER UPDATE ON "lesson"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_lessons_again"();
CREATE TRIGGER "lesson_moved" AFTER UPDATE ON "lesson"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_lessons_again"();
CREATE TRIGGER "lesson_removed" AFTER DELETE ON "lesson"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_lessons_again"();
