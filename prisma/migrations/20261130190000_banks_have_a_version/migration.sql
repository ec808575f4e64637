-- A lesson's bank is what it can ask, with what is known of each question. After any change of it, of whichever
-- table and by whichever way, its version is another one, so that whoever kept the bank sees that it is old.
ALTER TABLE "lesson" ADD COLUMN "bank_version" UUID NOT NULL DEFAULT gen_random_uuid();

-- A new version of the bank changes nothing that OneRoster tells of the lesson.
DROP TRIGGER "lesson_updated_at" ON "lesson";
CREATE TRIGGER "lesson_updated_at" BEFORE UPDATE ON "lesson" FOR EACH ROW
  WHEN (OLD."bank_version" = NEW."bank_version" AND OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "keep_updated_at"();

-- (\073 is a semicolon: what applies the migrations here ends a statement at each one it sees.)
CREATE FUNCTION "renew_bank_version"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN UPDATE lesson SET bank_version = gen_random_uuid() WHERE id IN (SELECT lesson_id FROM changed)\073 RETURN NULL\073 END';
CREATE TRIGGER "lesson_item_added" AFTER INSERT ON "lesson_item"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "renew_bank_version"();
CREATE TRIGGER "lesson_item_changed" AFTER UPDATE ON "lesson_item"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "renew_bank_version"();
CREATE TRIGGER "lesson_item_removed" AFTER DELETE ON "lesson_item"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "renew_bank_version"();

-- What is worked out from an item may be known better later, also of one that only an earlier bank asks.
CREATE FUNCTION "renew_bank_versions_of_items"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN UPDATE lesson SET bank_version = gen_random_uuid() WHERE id IN (
      SELECT lesson_id FROM lesson_item WHERE item_id IN (SELECT id FROM changed)
      UNION SELECT b.lesson_id FROM kept_bank b JOIN kept_bank_item k ON k.bank_id = b.id
        WHERE k.item_id IN (SELECT id FROM changed))\073 RETURN NULL\073 END';
CREATE TRIGGER "item_changed" AFTER UPDATE ON "item"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "renew_bank_versions_of_items"();
