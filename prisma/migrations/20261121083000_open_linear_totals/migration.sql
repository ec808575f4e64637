-- A linear attempt has all its questions from its start. Before this, an open one said 0.
UPDATE "attempt" a SET "total_questions" = (SELECT count(*) FROM "attempt_question" q WHERE q."attempt_id" = a."id")
FROM "lesson" l WHERE l."id" = a."lesson_id" AND l."type" <> 'powerpath-100' AND a."status" = 'open';
