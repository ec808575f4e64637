import { firstNeeds, type NeedAnswer, needOf, proposals, stuckBy, unanswered } from '#lib/insight/needs.ts'
import { sharedNames } from '#lib/std/names.ts'
import { isAdaptive, isForLearning, type LessonType } from '#lib/std/terms.ts'
import {
  type CellLook,
  type ClassBoard,
  cellLooks,
  type Grid,
  type GridCell,
  type NamedNeed,
  type ProposedNeed,
  type ShownCell,
} from './model.ts'

const weekMs = 7 * 24 * 60 * 60 * 1000

/**
 * What a class's page shows of a grid, `lastSeenAt` being when each student was last seen anywhere, `answers` what was said of needs,
 * `assigned` the lessons that someone of the class has to do.
 */
export function toBoard(
  { students, lessons, cells }: Grid,
  {
    lastSeenAt,
    changed,
    answers,
    assigned,
    nowMs,
  }: {
    lastSeenAt: Readonly<Record<string, string>>
    changed: ClassBoard['changed']
    answers: readonly NeedAnswer[]
    assigned: readonly string[]
    nowMs: number
  },
): ClassBoard {
  const known = new Map(cells.map((cell) => [`${cell.studentId} ${cell.lessonId}`, cell]))
  const isShared = sharedNames(students.map(({ name }) => name))
  const recent = new Set(
    cells
      .filter((cell) => nowMs - Date.parse(cell.lastSeenAt ?? '') < weekMs)
      .map(({ lessonId }) => lessonId),
  )
  return {
    lessons: lessons.map(({ id, name }) => ({
      ...{ id, name, recent: recent.has(id) },
      ...(assigned.includes(id) && { assigned: true }),
    })),
    rows: students.map(({ timebackId: id, name, email }) => {
      const own = lessons.map((lesson) => ({ lesson, cell: known.get(`${id} ${lesson.id}`) }))
      const seen = [lastSeenAt[id] ?? '', ...own.map(({ cell }) => cell?.lastSeenAt ?? '')]
      return {
        ...{ id, name, ...(isShared(name) && { email }) },
        lastSeenAt: seen.toSorted().at(-1) || null,
        cells: own.map(({ lesson, cell }) => (cell ? toShownCell(cell, lesson.type) : 0)),
      }
    }),
    needs: firstNeeds(unanswered(needsOf({ lessons, cells }), answers), students.length).map((need) =>
      propose(need, { lessons, known }),
    ),
    changed,
  }
}

/** An easier lesson is proposed where there is one, else a message. */
function propose(
  need: NamedNeed,
  { lessons, known }: { lessons: Grid['lessons']; known: ReadonlyMap<string, GridCell> },
): ProposedNeed {
  const proposal = proposals[need.cause]
  if (proposal !== 'easier-lesson') return { ...need, proposal }
  const at = lessons.findIndex(({ id }) => id === need.lessonId)
  const easier = lessons
    .slice(0, at)
    .findLast(({ id, type }) => isForLearning(type) && !known.get(`${need.studentId} ${id}`)?.mastered)
  return easier
    ? { ...need, proposal, easier: { id: easier.id, name: easier.name } }
    : { ...need, proposal: 'message' }
}

/** What the students of a grid need help with, by lesson. */
export function needsOf({ lessons, cells }: Pick<Grid, 'lessons' | 'cells'>): NamedNeed[] {
  return lessons.flatMap(({ id, name, type }) =>
    cells
      .filter(({ lessonId }) => lessonId === id)
      .flatMap((cell) => {
        const need = needOf(cell, type)
        if (!need) return []
        return [{ ...need, lessonName: name, score: need.score === null ? null : toTenth(need.score) }]
      }),
  )
}

/** The score of an open attempt of a linear lesson is not known before it is finished. */
export function toShownCell(cell: GridCell, type: LessonType): ShownCell {
  const { state, score, best, attempts } = cell
  const open = state === 'open'
  return [
    ...([cellLooks.indexOf(lookOf(cell)), attempts] as const),
    ...([open && !isAdaptive(type) ? null : toTenth(score), best === null ? null : toTenth(best)] as const),
    open ? 1 : 0,
  ]
}

/** What is mastered stays so, whatever came after it. */
function lookOf(cell: GridCell): CellLook {
  const { mastered, state, score } = cell
  if (mastered) return 'mastered'
  if (state === 'open') return stuckBy(cell) ? 'stuck' : 'open'
  return score >= 70 ? 'middle' : 'low'
}

/** Never up: what is shown must not reach a threshold that the score does not. */
function toTenth(score: number): number {
  return Math.floor(score * 10) / 10
}
