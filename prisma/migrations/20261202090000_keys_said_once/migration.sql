-- A submission is of a question, which is of an attempt, which is the student's; a window is of a run, whose key names
-- its student. That the student is known, and that all of theirs goes with them, stands by those keys; these two were
-- looked up, and the person's row locked, with every answer and every heartbeat.
ALTER TABLE "submission" DROP CONSTRAINT "submission_student_id_fkey";
ALTER TABLE "time_window" DROP CONSTRAINT "time_window_student_id_fkey";
