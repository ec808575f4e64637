-- AlterTable
ALTER TABLE "attempt_question" ADD COLUMN "turns" JSONB;

-- Invariants that the schema language cannot say.
-- What is kept is where the item stands after at least one turn.
ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_turns"
  CHECK ("turns" IS NULL OR coalesce(("turns"->'state'->>'numAttempts')::int, 0) >= 1);
