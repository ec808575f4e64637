-- Rows that each answer or quarter minute changes in place: with room left on their page for the next version, no index
-- of theirs has to be written for it.
ALTER TABLE "attempt" SET (fillfactor = 60);
ALTER TABLE "assessment_result" SET (fillfactor = 80);
ALTER TABLE "activity_run" SET (fillfactor = 70);
ALTER TABLE "time_ledger" SET (fillfactor = 50);
