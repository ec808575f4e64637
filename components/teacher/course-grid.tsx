import Link from 'next/link'
import { sharedNames } from '#lib/std/shared-names.ts'
import type { ClassGrid } from '#lib/teacher/model.ts'
import { GridCellMark } from './grid-cell-mark.tsx'

/** One course's part of the grid; scrolls sideways on a narrow screen with the names kept in sight. */
export function CourseGrid({ grid, course }: { grid: ClassGrid; course: string }) {
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
