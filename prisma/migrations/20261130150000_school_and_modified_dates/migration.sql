-- When people, classes and content were last changed, as OneRoster's dateLastModified tells.
ALTER TABLE "user" ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "class" ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "course" ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "component" ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "lesson" ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "user" SET "updated_at" = "created_at";
UPDATE "class" SET "updated_at" = "created_at";

-- Kept by the database, so that no way of changing a row can forget it, and writing a row as it was is no change.
-- (\073 is a semicolon: what applies the migrations here ends a statement at each one it sees.)
CREATE FUNCTION "keep_updated_at"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN NEW.updated_at := CURRENT_TIMESTAMP\073 RETURN NEW\073 END';

CREATE TRIGGER "user_updated_at" BEFORE UPDATE ON "user"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();
CREATE TRIGGER "class_updated_at" BEFORE UPDATE ON "class"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();
CREATE TRIGGER "course_updated_at" BEFORE UPDATE ON "course"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();
CREATE TRIGGER "component_updated_at" BEFORE UPDATE ON "component"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();
CREATE TRIGGER "lesson_updated_at" BEFORE UPDATE ON "lesson"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();

-- The one school that an installation is (OneRoster org). Its name is the school's to set.
CREATE TABLE "organisation" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "organisation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "organisation_is_one" CHECK ("id" = 'school')
);
CREATE TRIGGER "organisation_updated_at" BEFORE UPDATE ON "organisation"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();
INSERT INTO "organisation" ("id", "name") VALUES ('school', 'School');
