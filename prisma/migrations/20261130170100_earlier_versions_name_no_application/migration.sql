-- An earlier version of the app names no application when it makes one, and must still be able to.
ALTER TABLE "application_credential" ALTER COLUMN "name" SET DEFAULT '-';
