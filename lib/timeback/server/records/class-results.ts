import 'server-only'
import { zipSync } from 'fflate'
import { type CsvCell, writeRow } from '#lib/csv/write-csv.ts'
import { type ClassResults, readClassResults } from '#lib/db/records/class-results.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireClass } from '#lib/timeback/server/people/require-class.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/** The files of OneRoster 1.2 (CSV binding) in its order; a results file has these two. */
const files = [
  ...[
    'academicSessions',
    'categories',
    'classes',
    'classResources',
    'courses',
    'courseResources',
    'demographics',
  ],
  ...['enrollments', 'lineItemLearningObjectiveIds', 'lineItems', 'lineItemScoreScales', 'orgs'],
  ...['resources', 'resultLearningObjectiveIds', 'results', 'resultScoreScales', 'roles', 'scoreScales'],
  ...['userProfiles', 'userResources', 'users'],
]

/** A class's results as OneRoster 1.2 CSV, zipped. Throws `CLASS_NOT_FOUND`. */
export async function exportResults(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId }: { classId: string },
): Promise<{ title: string; bytes: Uint8Array }> {
  const { id, title, students } = await requireClass({ db }, viewer, classId)
  const found = await readClassResults(db, { classId: id, studentIds: students.map((student) => student.id) })
  const encoder = new TextEncoder()
  const bytes = zipSync({
    'manifest.csv': encoder.encode(manifest()),
    'lineItems.csv': encoder.encode(lineItems(found)),
    'results.csv': encoder.encode(results(found)),
  })
  return { title, bytes }
}

const table = (rows: CsvCell[][]) => rows.map(writeRow).join('')

function manifest(): string {
  const given = new Set(['lineItems', 'results'])
  return table([
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...files.map((file) => [`file.${file}`, given.has(file) ? 'bulk' : 'absent']),
  ])
}

function lineItems({ classId, lines }: ClassResults): string {
  return table([
    [
      ...['sourcedId', 'status', 'dateLastModified', 'title', 'description', 'assignDate', 'dueDate'],
      ...['classSourcedId', 'categorySourcedId', 'gradingPeriodSourcedId', 'academicSessionSourcedId'],
      ...['schoolSourcedId', 'resultValueMin', 'resultValueMax'],
    ],
    ...lines.map(({ id, title, least, most, updatedAt }) => [
      ...[id, 'active', updatedAt, title, null, null, null, classId, null, null, null, null, least, most],
    ]),
  ])
}

function results({ classId, results: rows }: ClassResults): string {
  return table([
    [
      ...['sourcedId', 'status', 'dateLastModified', 'lineItemSourcedId', 'studentSourcedId', 'scoreStatus'],
      ...[
        'score',
        'textScore',
        'scoreDate',
        'comment',
        'classSourcedId',
        'inProgress',
        'incomplete',
        'late',
        'missing',
      ],
    ],
    ...rows.map(({ id, lineId, studentId, status, score, scoredAt, updatedAt }) => [
      ...[id, 'active', updatedAt, lineId, studentId, status, score, null, scoredAt.slice(0, 10)],
      ...[null, classId, null, null, null, null],
    ]),
  ])
}
