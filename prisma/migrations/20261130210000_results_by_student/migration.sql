-- A student's results are found by the same index that keeps them apart, so each result has one index less to write.
CREATE UNIQUE INDEX "assessment_result_student_id_line_item_id_attempt_key"
  ON "assessment_result" ("student_id", "line_item_id", "attempt");
DROP INDEX "assessment_result_line_item_id_student_id_attempt_key";
DROP INDEX "assessment_result_student_id_idx";
