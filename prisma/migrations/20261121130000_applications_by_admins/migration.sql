-- AlterTable
ALTER TABLE "application_credential" ADD COLUMN "name" TEXT,
ADD COLUMN "last_token_at" TIMESTAMPTZ(3);

-- So far only the environment named one, by its client id.
UPDATE "application_credential" SET "name" = "client_id";
ALTER TABLE "application_credential" ALTER COLUMN "name" SET NOT NULL;

-- Invariants that the schema language cannot say.
ALTER TABLE "application_credential" ADD CONSTRAINT "application_credential_name"
  CHECK (btrim("name") <> '');
-- No column of this table can hold a secret as it was given.
ALTER TABLE "application_credential" ADD CONSTRAINT "application_credential_hashed"
  CHECK ("secret_hash" LIKE 'scrypt$%');
