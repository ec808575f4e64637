-- Attempts that are open say from now on when the latest three answers were not right. Those that stood so
-- before would say it only with their next answer.
UPDATE "attempt" a SET "help_cause" = 'misses-in-a-row'
FROM "lesson" l
WHERE l."id" = a."lesson_id" AND l."type" = 'powerpath-100'
  AND a."status" = 'open' AND a."help_cause" IS NULL AND a."score" < 100
  AND (SELECT count(*) = 3 AND bool_and(NOT latest."correct")
    FROM (SELECT r."correct" FROM "attempt_question" q JOIN "item_response" r ON r."question_id" = q."id"
      WHERE q."attempt_id" = a."id" AND q."round" = a."round" ORDER BY q."ordinal" DESC LIMIT 3) latest);
