import { LocalTime } from '#components/ui/local-time.tsx'
import type { LessonPage } from '#lib/teacher/model.ts'
import { cellWords } from './cell-words.ts'

/** Who of a class is where at a lesson, each leading to the latest attempt. */
export function LessonStudents({ page, students: path }: { page: LessonPage; students: string }) {
  const { students, lesson } = page
  const begun = students.flatMap((student) =>
    student.cell === 0 ? [] : [{ ...student, cell: student.cell }],
  )
  const rest = students.filter(({ cell }) => cell === 0)
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {begun.map(({ id, name, email, cell, lastSeenAt }) => {
          const { look, main, label } = cellWords(cell)
          return (
            <li key={id}>
              <a
                href={`${path}/${id}/attempts/${encodeURIComponent(lesson.id)}/${cell[1]}`}
                className="flex min-h-12 items-center gap-3 px-4 py-2 hover:bg-accent-tint"
              >
                <span className={`sign legend-mark cell-${look}`} />
                <span className="min-w-0 flex-1">
                  <b className="block wrap-anywhere">{email === undefined ? name : `${name}, ${email}`}</b>
                  <span className="block text-sm text-soft">
                    {label}
                    {lastSeenAt !== null && (
                      <>
                        {' · '}
                        <LocalTime at={lastSeenAt} />
                      </>
                    )}
                  </span>
                </span>
                <span className="text-xl font-bold tabular-nums">{main}</span>
              </a>
            </li>
          )
        })}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent">
            {rest.length} not started
          </summary>
          <p className="wrap-anywhere">{rest.map(({ name }) => name).join(', ')}</p>
        </details>
      )}
    </div>
  )
}
