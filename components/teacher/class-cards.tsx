import { type ReactNode, useState } from 'react'
import { LocalTime } from '#components/ui/local-time.tsx'
import { useSoftLinks } from '#components/ui/use-soft-links.ts'
import { cellLooks, type ShownCell } from '#lib/teacher/model.ts'
import { cellWords } from './cell-words.ts'
import type { CourseProps } from './class-table.tsx'

/** The same for a narrow screen: a card for each student, or for each lesson, that opens. */
export function ClassCards({ caption, students, lessonPages, board: { lessons, rows } }: CourseProps) {
  const { ref } = useSoftLinks<HTMLElement>()
  const [by, setBy] = useState<'student' | 'lesson'>('student')
  return (
    <section ref={ref} aria-label={caption} className="grid grid-cols-1 gap-3">
      <fieldset className="flex gap-2">
        <legend className="sr-only">List by</legend>
        {(['student', 'lesson'] as const).map((each) => (
          <label
            key={each}
            className="flex min-h-11 flex-1 items-center gap-2 rounded-lg border border-line bg-surface px-3 has-checked:border-accent has-checked:font-bold"
          >
            <input type="radio" name="by" checked={by === each} onChange={() => setBy(each)} />
            {each === 'student' ? 'By student' : 'By lesson'}
          </label>
        ))}
      </fieldset>
      {by === 'student'
        ? rows.map(({ id, name, email, lastSeenAt, cells }) => (
            <Card key={id} title={email === undefined ? name : `${name}, ${email}`} cells={cells}>
              <p className="flex flex-wrap justify-between gap-x-4 text-soft">
                <a href={`${students}/${id}`} className="font-bold text-accent underline underline-offset-4">
                  All of {name}
                </a>
                <span>Last seen: {lastSeenAt === null ? 'never' : <LocalTime at={lastSeenAt} />}</span>
              </p>
              <Lines
                lines={lessons.map((lesson, index) => ({
                  ...{ key: lesson.id, name: lesson.name, cell: cells[index] ?? 0 },
                  attempts: `${students}/${id}/attempts/${lesson.id}`,
                }))}
              />
            </Card>
          ))
        : lessons.map((lesson, index) => (
            <Card key={lesson.id} title={lesson.name} cells={rows.map(({ cells }) => cells[index] ?? 0)}>
              <a
                href={`${lessonPages}/${lesson.id}`}
                className="inline-flex min-h-11 items-center font-bold text-accent underline underline-offset-4"
              >
                All of {lesson.name}
              </a>
              <Lines
                lines={rows.map(({ id, name, cells }) => ({
                  ...{ key: id, name, cell: cells[index] ?? 0 },
                  attempts: `${students}/${id}/attempts/${lesson.id}`,
                }))}
              />
            </Card>
          ))}
    </section>
  )
}

/** What is inside is drawn when it is opened. */
function Card({ title, cells, children }: { title: string; cells: ShownCell[]; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-card border border-line bg-surface"
    >
      <summary className="cursor-pointer px-4 py-3">
        <strong className="wrap-anywhere">{title}</strong>
        <span className="block text-sm text-soft">{countWords(cells)}</span>
      </summary>
      {isOpen && <div className="border-t border-line px-4 py-3">{children}</div>}
    </details>
  )
}

function countWords(cells: ShownCell[]): string {
  const looks = cells.map((cell) => (cell === 0 ? null : cellLooks[cell[0]]))
  const count = (...wanted: (string | null | undefined)[]) =>
    looks.filter((look) => wanted.includes(look)).length
  const parts = [
    `${count('mastered')} of ${cells.length} mastered`,
    ...(count('open', 'stuck') > 0 ? [`${count('open', 'stuck')} in progress`] : []),
    ...(count('low') > 0 ? [`${count('low')} below 70`] : []),
    ...(count('stuck') > 0 ? [`${count('stuck')} may need help`] : []),
  ]
  return parts.join(' · ')
}

type Line = { key: string; name: string; cell: ShownCell; attempts: string }

function Lines({ lines }: { lines: Line[] }) {
  const begun = lines.flatMap((line) => (line.cell === 0 ? [] : [{ ...line, cell: line.cell }]))
  const rest = lines.length - begun.length
  return (
    <ul>
      {begun.map(({ key, name, cell, attempts }) => {
        const { look, label } = cellWords(cell)
        return (
          <li key={key} className="border-b border-line last:border-b-0">
            <a href={`${attempts}/${cell[1]}`} className="flex min-h-12 items-center gap-3 py-1">
              <span className={`sign legend-mark cell-${look}`} />
              <span className="min-w-0 flex-1">
                <b className="block wrap-anywhere">{name}</b>
                <span className="block text-sm text-soft">{label}</span>
              </span>
            </a>
          </li>
        )
      })}
      {rest > 0 && <li className="py-2 text-soft">{rest} not started</li>}
    </ul>
  )
}
