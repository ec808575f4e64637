import type pg from 'pg'

export const email = 'chaos@example.com'

/** Two of each kind, in a course that no list shows. */
export const lessons = [
  { id: 'chaos-adaptive-1', type: 'powerpath-100' },
  { id: 'chaos-adaptive-2', type: 'powerpath-100' },
  { id: 'chaos-quiz-1', type: 'quiz' },
  { id: 'chaos-quiz-2', type: 'quiz' },
] as const

const questions = Array.from({ length: 12 }, (_, index) => `chaos-${index + 1}`)

/** A student with lessons whose answers are numbers, so that no two answers of a run need be alike. */
export async function addLessons(database: pg.Client): Promise<void> {
  await database.query(`INSERT INTO "user" (id, email, name) VALUES (gen_random_uuid(), $1, 'Student')`, [
    email,
  ])
  await database.query(
    `INSERT INTO course (id, code, title, subject, total_lessons) VALUES ('chaos', 'CHAOS', 'Chaos', 'Chaos', 4)`,
  )
  await database.query(`INSERT INTO component (id, course_id, title) VALUES ('chaos', 'chaos', 'Chaos')`)
  for (const identifier of questions)
    await database.query(
      `INSERT INTO item (id, identifier, sha256, title, xml) VALUES (gen_random_uuid(), $1, $1, $1, $2)`,
      [identifier, itemXml(identifier)],
    )
  for (const { id, type } of lessons) {
    await database.query(
      `INSERT INTO lesson (id, course_id, component_id, title, type) VALUES ($1, 'chaos', 'chaos', $1, $2)`,
      [id, type],
    )
    await database.query(
      `INSERT INTO lesson_item (lesson_id, position, item_id, identifier)
       SELECT $1, row_number() OVER (ORDER BY identifier), id, identifier FROM item WHERE identifier = ANY ($2)`,
      [id, questions],
    )
    // The gradebook's lines, as an import makes them.
    await database.query(
      `INSERT INTO assessment_line_item (id, title, course_id, lesson_id, result_value_max)
       VALUES ('line:' || $1::text, $1, 'chaos', $1, 100)`,
      [id],
    )
    await database.query(
      `INSERT INTO assessment_line_item (id, title, parent_id, result_value_max)
       SELECT 'line:' || $1::text || ':' || question, question, 'line:' || $1::text, 1 FROM unnest($2::text[]) question`,
      [id, questions],
    )
  }
}

/** Every fifth number is wrong, so that adaptive attempts go down as well as up, and end. */
function itemXml(identifier: string): string {
  const score = (value: number) =>
    `<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">${value}</qti-base-value></qti-set-outcome-value>`
  return `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${identifier}"
  title="${identifier}" adaptive="false" time-dependent="false" xml:lang="en">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="integer"/>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"/>
  <qti-item-body><p>Write a number: <qti-text-entry-interaction response-identifier="RESPONSE"/></p></qti-item-body>
  <qti-response-processing><qti-response-condition>
    <qti-response-if>
      <qti-equal tolerance-mode="exact">
        <qti-integer-modulus>
          <qti-variable identifier="RESPONSE"/><qti-base-value base-type="integer">5</qti-base-value>
        </qti-integer-modulus>
        <qti-base-value base-type="integer">0</qti-base-value>
      </qti-equal>
      ${score(0)}
    </qti-response-if>
    <qti-response-else>${score(1)}</qti-response-else>
  </qti-response-condition></qti-response-processing>
</qti-assessment-item>`
}
