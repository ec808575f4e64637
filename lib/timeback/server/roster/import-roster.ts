import 'server-only'
import { decodeText } from '#lib/csv/decode-text.ts'
import { type RosterOrigin, saveRoster } from '#lib/db/roster/save-roster.ts'
import { namesIn } from '#lib/roster/names-in.ts'
import { planRoster } from '#lib/roster/plan-roster.ts'
import { noteWords, sayProblem } from '#lib/roster/problem-words.ts'
import { readOneRoster } from '#lib/roster/read-oneroster.ts'
import { readRosterTable } from '#lib/roster/read-table.ts'
import type { Roster, RosterProblem } from '#lib/roster/roster.ts'
import type { Importer, RosterReport } from '#lib/roster/roster-plan.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { Result } from '#lib/std/result.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { RosterAnswer, RosterTableForm } from '#lib/timeback/contract/roster.ts'
import { readZip } from '#lib/timeback/server/content/read-zip.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

type Needs = Pick<Deps, 'db' | 'now' | 'uuid'>

/**
 * Brings people, classes and courses from a zip of OneRoster 1.2 CSV, or with `isDryRun` says what it would bring. Whole or
 * not at all: throws `VALIDATION_ERROR` with every wrong line (`enrollments.csv:33`), and `PAYLOAD_TOO_LARGE`.
 */
export async function importRosterZip(
  deps: Needs,
  viewer: Viewer,
  { bytes, isDryRun }: { bytes: Uint8Array; isDryRun: boolean },
): Promise<RosterAnswer> {
  const read = readOneRoster(rosterFilesIn(bytes))
  return bring(deps, { read, by: importerOf(viewer), source: 'zip', isDryRun })
}

/** The same of a plain table of names, addresses and classes. */
export async function importRosterTable(
  deps: Needs,
  viewer: Viewer,
  { file, text, isDryRun }: RosterTableForm & { isDryRun: boolean },
): Promise<RosterAnswer> {
  if (file && isArchive(file)) throw invalidField('file', 'is a workbook; save it as CSV, or copy its cells')
  const read = readRosterTable(text ?? decodeText(file ?? new Uint8Array()))
  return bring(deps, { read, by: importerOf(viewer), source: 'table', isDryRun })
}

/** Workbooks are zip archives, and so are rosters. */
const isArchive = ([first, second]: Uint8Array) => first === 0x50 && second === 0x4b

/** A roster as it was read, checked against what is here and brought in. */
export async function bring(
  { db, now, uuid }: Needs,
  {
    read,
    by,
    source,
    isDryRun,
  }: { read: Result<Roster, RosterProblem[]>; by: Importer; source: RosterOrigin; isDryRun: boolean },
): Promise<RosterAnswer> {
  if (!read.ok) throw refusal(read.error)
  const roster = read.value
  const planned = await saveRoster(db, {
    ...{ names: namesIn(roster, by), by, at: now(), source, isDryRun },
    plan: (stored) => planRoster(roster, stored, { by, newId: uuid }),
  })
  if (!planned.ok) throw refusal(planned.error)
  return toAnswer(planned.value.report)
}

function importerOf({ timebackId, role }: Viewer): Importer {
  return { timebackId, isAdmin: role === 'admin' }
}

/** The tables of an archive, wherever in it its manifest lies. */
function rosterFilesIn(bytes: Uint8Array): Map<string, string> {
  const files = readZip(bytes)
  if (!files.ok && files.error.kind === 'too-large')
    throw new DomainError('PAYLOAD_TOO_LARGE', `The file is too large: ${files.error.reason}.`)
  if (!files.ok) throw invalidField('file', files.error.reason)
  const paths = [...files.value.keys()].filter((path) => /(?:^|\/)manifest\.csv$/i.test(path))
  const [manifest] = paths.toSorted((a, b) => a.length - b.length)
  if (manifest === undefined) throw invalidField('file', 'holds no manifest.csv')
  const root = manifest.slice(0, -'manifest.csv'.length)
  const inside = [...files.value].filter(
    ([path]) => path.startsWith(root) && !path.slice(root.length).includes('/'),
  )
  return new Map(
    inside.map(([path, content]) => [
      // Some systems write `academicsessions.csv`.
      path.slice(root.length).toLowerCase().replace('academicsessions', 'academicSessions'),
      decodeText(content),
    ]),
  )
}

function refusal(problems: readonly RosterProblem[]): DomainError {
  const byLine = groupBy(problems, ({ file, line }) => `${file}:${line}`)
  const errors = [...byLine].map(([path, ofLine]) => ({
    path,
    message: ofLine.map(sayProblem).join('; '),
  }))
  const [first] = errors
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : ''
  return new DomainError(
    'VALIDATION_ERROR',
    `Nothing was changed. ${first?.path} ${first?.message}${more}.`,
    {
      errors,
    },
  )
}

function toAnswer({ lines, ...counts }: RosterReport): RosterAnswer {
  const rows = lines.map(({ note, ...line }) => ({
    ...line,
    ...(note !== undefined && { message: noteWords[note] }),
  }))
  return { ...counts, errors: 0, rows }
}
