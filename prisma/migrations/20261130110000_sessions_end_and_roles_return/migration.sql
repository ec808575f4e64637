-- A session is a signed cookie. One that was signed out of is remembered here until its cookie runs out.
CREATE TABLE "ended_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ended_session_user_id_idx" ON "ended_session"("user_id");
CREATE INDEX "ended_session_expires_at_idx" ON "ended_session"("expires_at");
ALTER TABLE "ended_session" ADD CONSTRAINT "ended_session_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a person is without ADMIN_EMAILS and TEACHER_EMAILS, while these make them more.
ALTER TABLE "user" ADD COLUMN "granted_role" "role";
-- So far the lists were all that gave a role to somebody who signs in with a provider.
UPDATE "user" SET "granted_role" = 'student'
  WHERE "role" <> 'student' AND EXISTS (SELECT FROM "account" WHERE "account"."user_id" = "user"."id");
ALTER TABLE "user" ADD CONSTRAINT "user_granted_role" CHECK ("granted_role" < "role");

-- What the issuer said last, so that its change is told from one that was made here.
ALTER TABLE "account" ADD COLUMN "email" TEXT, ADD COLUMN "name" TEXT;

-- One identity of an issuer for a person: a later one with the same address is somebody else.
DELETE FROM "account" AS "later" USING "account" AS "first"
  WHERE "first"."provider" = "later"."provider" AND "first"."user_id" = "later"."user_id"
    AND ("first"."created_at", "first"."provider_account_id") < ("later"."created_at", "later"."provider_account_id");
CREATE UNIQUE INDEX "account_user_id_provider_key" ON "account"("user_id", "provider");
DROP INDEX "account_user_id_idx";

-- An earlier version writes no name: going back to it must not fail.
ALTER TABLE "application_credential" ALTER COLUMN "name" SET DEFAULT 'application';
