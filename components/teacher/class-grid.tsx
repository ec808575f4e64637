import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ClassGrid } from '#lib/teacher/model.ts'
import { CourseGrid } from './course-grid.tsx'
import { GridLegend } from './grid-legend.tsx'

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
