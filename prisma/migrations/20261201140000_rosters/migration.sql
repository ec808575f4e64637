-- Where people and classes come from, and what became of each time.
CREATE TABLE "roster_source" (
  "id" TEXT NOT NULL DEFAULT 'roster',
  "base_url" TEXT NOT NULL,
  "token_url" TEXT NOT NULL,
  "client_id" TEXT NOT NULL,
  "secret" TEXT NOT NULL,
  "every_hours" INTEGER NOT NULL DEFAULT 24,
  "enabled" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "roster_source_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "roster_run" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "by_id" UUID,
  "source" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "counts" JSONB NOT NULL,
  "problems" JSONB NOT NULL DEFAULT '[]',
  CONSTRAINT "roster_run_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "roster_run_at_idx" ON "roster_run"("at");

ALTER TABLE "roster_run" ADD CONSTRAINT "roster_run_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "roster_source" ADD CONSTRAINT "roster_source_is_one" CHECK ("id" = 'roster'),
  ADD CONSTRAINT "roster_source_hours" CHECK ("every_hours" > 0);
ALTER TABLE "roster_run" ADD CONSTRAINT "roster_run_source" CHECK ("source" IN ('zip', 'table', 'pull'));
