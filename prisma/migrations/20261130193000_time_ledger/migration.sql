-- A row to guard what is known of a student's time: who saves a window names the version that it saw.
CREATE TABLE "time_ledger" (
  "student_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "time_ledger_pkey" PRIMARY KEY ("student_id"),
  CONSTRAINT "time_ledger_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "user"("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

-- What lies around a window that has just ended are the few that ended after it began, not all that began before it
-- ended.
DROP INDEX "time_window_student_id_started_at_idx";
CREATE INDEX "time_window_student_id_ended_at_idx" ON "time_window"("student_id", "ended_at");

-- The results of a line in the order in which the wire tells them.
CREATE INDEX "assessment_result_line_item_id_id_idx" ON "assessment_result"("line_item_id", "id");
