import type { ClassBoard } from '#lib/teacher/model.ts'

/** Which part of a class is shown, and in which order; `course` is a code. */
export type BoardView = {
  course: string | null
  show: (typeof shows)[number]
  sort: (typeof sorts)[number]
}

export const shows = ['all', 'assigned', 'week', 'needs'] as const
export const sorts = ['name', 'score', 'seen'] as const

/** The view that an address names; what it does not say, or says wrongly, is as at first. */
export function readView(query: Record<string, string | string[] | undefined>): BoardView {
  const { course } = query
  return {
    course: typeof course === 'string' ? course : null,
    show: shows.find((show) => show === query.show) ?? 'all',
    sort: sorts.find((sort) => sort === query.sort) ?? 'name',
  }
}

/** The address of a view of the class. */
export function viewHref(classId: string, { course, show, sort }: BoardView): string {
  const query = new URLSearchParams({
    ...(course !== null && { course }),
    ...(show !== 'all' && { show }),
    ...(sort !== 'name' && { sort }),
  }).toString()
  return `/teacher/classes/${classId}${query && `?${query}`}`
}

/**
 * The board as the view has it: `assigned` leaves the lessons that someone has to do, `week` the lessons that someone of the class was seen at within seven days,
 * `needs` the students who are named; `score` begins with the lowest mean of the latest scores, `seen` with who has
 * been away longest. Equal ones stay by name.
 */
export function arrangeBoard(board: ClassBoard, { show, sort }: BoardView): ClassBoard {
  const lessons = board.lessons.map((lesson, index) => ({ lesson, index }))
  const shown = lessons.filter(({ lesson }) => isShown(lesson, show))
  const named = new Set(board.needs.map(({ studentId }) => studentId))
  const rows = show === 'needs' ? board.rows.filter(({ id }) => named.has(id)) : board.rows
  const sorted = sort === 'name' ? rows : rows.toSorted((a, b) => orders[sort](a) - orders[sort](b))
  return {
    ...board,
    lessons: shown.map(({ lesson }) => lesson),
    rows: sorted.map((row) => ({ ...row, cells: shown.map(({ index }) => row.cells[index] ?? 0) })),
  }
}

function isShown({ recent, assigned }: ClassBoard['lessons'][number], show: BoardView['show']): boolean {
  if (show === 'assigned') return assigned === true
  return show !== 'week' || recent
}

type Row = ClassBoard['rows'][number]

const orders: Record<'score' | 'seen', (row: Row) => number> = {
  score: ({ cells }) => {
    const scores = cells.flatMap((cell) => (cell === 0 || cell[2] === null ? [] : [cell[2]]))
    return scores.length === 0 ? -1 : scores.reduce((sum, score) => sum + score, 0) / scores.length
  },
  seen: ({ lastSeenAt }) => (lastSeenAt === null ? 0 : Date.parse(lastSeenAt)),
}
