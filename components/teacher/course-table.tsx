'use client'

import { plural } from '#components/ui/format.ts'
import { useSoftLinks } from '#components/ui/use-soft-links.ts'
import { type CellLook, cellNames } from './cell-state.ts'

/** What one cell shows: `again` is of the attempt that came after mastering. */
export type Cell = [look: CellLook, attempts: number, score: string | null, again?: string]

export type CourseRows = {
  course: string
  /** Where the pages of the students are. */
  students: string
  lessons: { id: string; name: string }[]
  /** `email` only where another student has the same name. */
  rows: { id: string; name: string; email?: string; cells: (Cell | null)[] }[]
}

/** One course's part of the grid; scrolls sideways on a narrow screen with the names kept in sight. */
export function CourseTable({ course, students, lessons, rows }: CourseRows) {
  const { ref } = useSoftLinks<HTMLTableElement>()
  return (
    <section
      aria-label={course}
      className="relative overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table ref={ref} className="class-table">
        <caption className="px-4 pt-4 pb-2 text-start text-xl font-bold">{course}</caption>
        <thead>
          <tr>
            <th scope="col">Student</th>
            {lessons.map(({ id, name }) => (
              <th key={id} scope="col">
                <span title={name}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, email, cells }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${students}/${id}`}>{name}</a>
                {email !== undefined && <small>{email}</small>}
              </th>
              {lessons.map((lesson, index) => (
                <CellMark
                  key={lesson.id}
                  cell={cells[index] ?? null}
                  about={`${name}${email === undefined ? '' : `, ${email}`}, ${lesson.name}`}
                  attempts={`${students}/${id}/attempts/${lesson.id}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** State and score of one student at one lesson, leading to the latest attempt. */
function CellMark({ cell, about, attempts }: { cell: Cell | null; about: string; attempts: string }) {
  if (!cell)
    return (
      <td>
        <span aria-hidden>–</span>
        <span className="sr-only">not started</span>
      </td>
    )
  const [look, count, score, again] = cell
  const shown = [...(score === null ? [] : [score]), cellNames[look], plural(count, 'attempt')]
  return (
    <td>
      <a
        href={`${attempts}/${count}`}
        className={`sign cell-mark cell-${look}`}
        aria-label={`${about}: ${[...shown, ...(again === undefined ? [] : [again])].join(', ')}`}
      >
        {score}
        {again !== undefined && <small>{again}</small>}
      </a>
    </td>
  )
}
