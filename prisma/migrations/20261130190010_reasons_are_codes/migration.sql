-- Why an answer moved the score was stored as the sentence that a child reads. It is a code from here on, beside the
-- scores before and after, and the sentence is made where it is shown.
CREATE FUNCTION "move_reason_of"(sentence TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $body$
  SELECT CASE
    WHEN sentence LIKE '%You reached 100!' THEN 'reached-100'
    WHEN sentence LIKE '%Early steps are big.' THEN 'right-early'
    WHEN sentence LIKE '%Steps get smaller near 100.' THEN 'right-late'
    WHEN sentence LIKE '%Hard questions count most.' THEN 'right-strong'
    WHEN sentence LIKE '%Harder questions count more.' THEN 'right-some'
    WHEN sentence LIKE '%Easy questions count a little.' THEN 'right-weak'
    WHEN sentence LIKE 'Not correct. Your score stays at %' THEN 'wrong-at-0'
    WHEN sentence LIKE 'You do not know it yet. Your score stays %' THEN 'skipped-unmoved'
    WHEN sentence LIKE 'Not correct: %You can win this back with one right answer.' THEN 'wrong-early'
    WHEN sentence LIKE 'You do not know it yet: %You can win this back with one right answer.' THEN 'skipped-early'
    WHEN sentence LIKE 'Not correct: %Mistakes cost more near 100.' THEN 'wrong-late'
    WHEN sentence LIKE 'You do not know it yet: %Mistakes cost more near 100.' THEN 'skipped-late'
    WHEN sentence LIKE '%Right answers to hard questions win it back fast.' THEN 'wrong-won-back'
    WHEN sentence LIKE '%That costs less than a wrong answer.' THEN 'skipped-cheaper'
    WHEN sentence LIKE 'You have seen this question before.%' THEN 'repeat'
    WHEN sentence LIKE 'That was too fast%' THEN 'rapid'
  END
$body$;

UPDATE "item_response" SET "reason" = "move_reason_of"("reason") WHERE "reason" IS NOT NULL;

-- What a submit answered names the reason with the score before, which the sentence told by how far it moved.
UPDATE "submission" s SET "result" = (s."result" - 'reason') || CASE WHEN m."reason" IS NULL THEN '{}'::jsonb ELSE
  jsonb_build_object('move', jsonb_build_object('reason', m."reason", 'scoreBefore',
    (s."result"->>'score')::float8 + CASE WHEN m."reason" = 'reached-100' OR m."reason" LIKE 'right-%' THEN -m."points"
      ELSE m."points" END)) END
FROM (
  SELECT "student_id", "id", "move_reason_of"("result"->>'reason') AS "reason",
    coalesce(substring("result"->>'reason' FROM '[+−]([0-9.]*[0-9])')::float8, 0) AS "points"
  FROM "submission" WHERE "result" ? 'reason'
) m
WHERE m."student_id" = s."student_id" AND m."id" = s."id";

DROP FUNCTION "move_reason_of"(TEXT);
