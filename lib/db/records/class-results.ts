import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** What of the gradebook is of a class; ids are those of the roster where one brought them. Dates ISO 8601. */
export type ClassResults = {
  /** Of the class. */
  classId: string
  lines: { id: string; title: string; least: number; most: number; updatedAt: string }[]
  results: {
    id: string
    lineId: string
    studentId: string
    status: string
    score: number | null
    scoredAt: string
    updatedAt: string
  }[]
}

type Which = { classId: string; studentIds: readonly string[] }

/** The results of whole lessons and activities of these students, with the lines that they stand on. */
export async function readClassResults(db: Database, which: Which): Promise<ClassResults> {
  const [row] = await query<ClassResults, Which>(db, classResults, which)
  return row ?? { classId: which.classId, lines: [], results: [] }
}

const moment = (at: string) => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const classResults = prepare<Which>(
  'class-results',
  ($) => `WITH own AS (SELECT r.*, coalesce(u.roster_id, u.id::text) AS person FROM assessment_result r
      JOIN assessment_line_item line ON line.id = r.line_item_id AND line.parent_id IS NULL
      JOIN "user" u ON u.id = r.student_id WHERE r.student_id = ANY (${$(({ studentIds }) => studentIds, 'uuid[]')}))
    SELECT (SELECT coalesce(roster_id, id::text) FROM class WHERE id = ${$(({ classId }) => classId, 'uuid')}) AS "classId",
      coalesce((SELECT json_agg(json_build_object('id', line.id, 'title', line.title, 'least', line.result_value_min,
        'most', line.result_value_max, 'updatedAt', ${moment('line.updated_at')}) ORDER BY line.id)
        FROM assessment_line_item line WHERE line.id IN (SELECT line_item_id FROM own)), '[]') AS lines,
      coalesce((SELECT json_agg(json_build_object('id', own.id, 'lineId', own.line_item_id, 'studentId', own.person,
        'status', own.score_status, 'score', own.score, 'scoredAt', ${moment('own.score_date')},
        'updatedAt', ${moment('own.updated_at')}) ORDER BY own.line_item_id, own.person, own.attempt)
        FROM own), '[]') AS results`,
)
