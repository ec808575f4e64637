import Link from 'next/link'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { formatScore, plural } from '#components/ui/format/format-number.ts'
import { sharedNames } from '#lib/std/shared-names.ts'
import type { ClassGrid, GridCell } from '#lib/teacher/model.ts'
import { cellLooks, cellStateOf, cellWords } from './cell-state.ts'

/** Students down, lessons across, one table per course. */
export function ClassGridView({ grid }: { grid: ClassGrid }) {
  if (grid.students.length === 0)
    return (
      <EmptyState title="No students yet">
        Students appear here once they are enrolled in this class.
      </EmptyState>
    )
  const courses = [...new Set(grid.lessons.map(({ courseTitle }) => courseTitle))]
  return (
    <div className="grid grid-cols-1 gap-8">
      <GridLegend />
      {courses.map((course) => (
        <CourseGrid key={course} grid={grid} course={course} />
      ))}
    </div>
  )
}

/** State and score of one student at one lesson, leading to the latest attempt. */
export function GridCellMark({
  cell,
  scored,
  about,
  hrefOf,
}: {
  cell: GridCell | undefined
  /** False: the score of an open attempt is not known before it is finished. */
  scored: boolean
  about: string
  hrefOf: (attempt: number) => string
}) {
  if (!cell)
    return (
      <span className="text-soft">
        <span aria-hidden>–</span>
        <span className="sr-only">not started</span>
      </span>
    )
  const { Icon, look, word } = cellLooks[cellStateOf(cell)]
  const { score, again } = cellWords(cell, scored)
  return (
    <Link
      href={hrefOf(cell.attempts)}
      className={`inline-flex min-h-12 min-w-22 flex-col items-center justify-center rounded-lg border px-2 leading-tight hover:outline-2 hover:outline-accent ${look}`}
    >
      <span className="sr-only">{about}: </span>
      <span className="inline-flex items-center gap-1.5">
        <Icon aria-hidden className="size-5 shrink-0" strokeWidth={2.5} />
        {score !== null && <span className="text-xl font-bold tabular-nums">{formatScore(score)}</span>}
      </span>
      <span className="sr-only">
        {score !== null && ', '}
        {word}, {plural(cell.attempts, 'attempt')}
        {again && ', '}
      </span>
      {again && (
        <span className="text-xs whitespace-nowrap text-soft">
          again{again.open ? '' : ' done'}
          {again.score !== null && (
            <>
              : <span className="tabular-nums">{formatScore(again.score)}</span>
            </>
          )}
        </span>
      )}
    </Link>
  )
}

/** One course's part of the grid; scrolls sideways on a narrow screen with the names kept in sight. */
function CourseGrid({ grid, course }: { grid: ClassGrid; course: string }) {
  const lessons = grid.lessons.filter(({ courseTitle }) => courseTitle === course)
  const cells = new Map(grid.cells.map((cell) => [`${cell.studentId} ${cell.lessonId}`, cell]))
  const isShared = sharedNames(grid.students.map(({ name }) => name))
  const students = `/teacher/classes/${grid.id}/students`
  return (
    <section
      aria-label={course}
      className="relative overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full border-collapse">
        <caption className="px-4 pt-4 pb-2 text-start text-xl font-bold">{course}</caption>
        <thead>
          <tr className="border-b border-line align-bottom">
            <th
              scope="col"
              className="sticky start-0 bg-surface px-4 py-2 text-start font-semibold text-soft"
            >
              Student
            </th>
            {lessons.map(({ id, name }) => (
              <th key={id} scope="col" className="min-w-28 px-2 py-2 text-center font-semibold text-soft">
                <span title={name} className="line-clamp-4 wrap-anywhere">
                  {name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.students.map(({ timebackId, name, email }) => (
            <tr key={timebackId} className="border-b border-line last:border-b-0">
              <th scope="row" className="sticky start-0 max-w-40 bg-surface px-4 py-2 text-start sm:max-w-56">
                <Link
                  href={`${students}/${timebackId}`}
                  className="inline-flex min-h-11 items-center font-bold text-accent underline-offset-4 hover:underline"
                >
                  {name}
                </Link>
                {isShared(name) && (
                  <span className="block text-sm font-normal break-all text-soft">{email}</span>
                )}
              </th>
              {lessons.map(({ id, name: lesson, type }) => (
                <td key={id} className="p-1.5 text-center">
                  <GridCellMark
                    cell={cells.get(`${timebackId} ${id}`)}
                    scored={type === 'powerpath-100'}
                    about={`${name}${isShared(name) ? `, ${email}` : ''}, ${lesson}`}
                    hrefOf={(attempt) => `${students}/${timebackId}/attempts/${id}/${attempt}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What the shapes of the grid mean. */
function GridLegend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-6 gap-y-2 text-soft">
      {Object.values(cellLooks).map(({ Icon, word, look }) => (
        <li key={word} className="flex items-center gap-2">
          <span className={`flex size-7 items-center justify-center rounded-md border ${look}`}>
            <Icon aria-hidden className="size-4" strokeWidth={2.5} />
          </span>
          {word}
        </li>
      ))}
    </ul>
  )
}
