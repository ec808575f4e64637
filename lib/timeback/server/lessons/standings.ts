import 'server-only'
import { loadStandings, type StandingRow } from '#lib/db/attempts/standings.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import type { LessonStanding, Standings } from '#lib/timeback/contract/overview.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toLesson } from './list.ts'

/** Where some students stand at the lessons of the configured courses; for a class’s grid. */
export async function standings(deps: Deps, { students }: { students: string[] }): Promise<Standings> {
  const rows = await loadStandings(deps.db, {
    studentIds: students.filter(isUuid),
    codes: deps.config.courses.map(({ code }) => code),
  })
  return { lessons: rows.lessons.map(toLesson), standings: rows.standings.map(toStanding) }
}

function toStanding({ number, status, bestScore, ...row }: StandingRow): LessonStanding {
  const { studentId, lessonId, score, mastered, helpCause } = row
  const open = status === 'open'
  return {
    ...{ studentId, lessonId, score, mastered, state: open ? 'open' : 'done', best: bestScore },
    // Attempts are numbered without a gap.
    attempts: number,
    helpCause: open ? helpCause : null,
  }
}
