import { EmptyState } from '#components/ui/empty-state.tsx'
import { formatScore } from '#components/ui/format.ts'
import { sharedNames } from '#lib/std/names.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { ClassGrid, GridCell } from '#lib/teacher/model.ts'
import { cellLooks, cellNames, cellStateOf, cellWords } from './cell-state.ts'
import { type Cell, type CourseRows, CourseTable } from './course-table.tsx'

/** Students down, lessons across, one table per course. */
export function ClassGridView({ grid }: { grid: ClassGrid }) {
  if (grid.students.length === 0)
    return (
      <EmptyState title="No students yet">
        Students appear here once they are enrolled in this class.
      </EmptyState>
    )
  return (
    <div className="grid grid-cols-1 gap-8">
      <Legend />
      {toTables(grid).map((table) => (
        <CourseTable key={table.course} {...table} />
      ))}
    </div>
  )
}

/** What the tables show and nothing else: it travels to the browser beside the page that is made of it. */
function toTables({ id, students, lessons, cells }: ClassGrid): CourseRows[] {
  const known = new Map(cells.map((cell) => [`${cell.studentId} ${cell.lessonId}`, cell]))
  const isShared = sharedNames(students.map(({ name }) => name))
  const courses = [...new Set(lessons.map(({ courseTitle }) => courseTitle))]
  return courses.map((course) => {
    const own = lessons.filter(({ courseTitle }) => courseTitle === course)
    return {
      course,
      students: `/teacher/classes/${id}/students`,
      lessons: own.map((lesson) => ({ id: lesson.id, name: lesson.name })),
      rows: students.map(({ timebackId, name, email }) => ({
        ...{ id: timebackId, name, ...(isShared(name) && { email }) },
        cells: own.map((lesson) => toCell(known.get(`${timebackId} ${lesson.id}`), isAdaptive(lesson.type))),
      })),
    }
  })
}

function toCell(cell: GridCell | undefined, scoredWhileOpen: boolean): Cell | null {
  if (!cell) return null
  const { score, again } = cellWords(cell, scoredWhileOpen)
  const shown: Cell = [cellStateOf(cell), cell.attempts, score === null ? null : formatScore(score)]
  if (again)
    shown.push(
      `again${again.open ? '' : ' done'}${again.score === null ? '' : `: ${formatScore(again.score)}`}`,
    )
  return shown
}

/** What the shapes of the grid mean. */
function Legend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-6 gap-y-2 text-soft">
      {cellLooks.map((look) => (
        <li key={look} className="flex items-center gap-2">
          <span
            className={`sign cell-mark cell-${look} flex size-7 items-center justify-center rounded-md before:size-4`}
          />
          {cellNames[look]}
        </li>
      ))}
    </ul>
  )
}
