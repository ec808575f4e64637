import { memo, type RefObject, useEffect } from 'react'
import { LocalTime } from '#components/ui/local-time.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { useSoftLinks } from '#components/ui/use-soft-links.ts'
import type { ClassBoard, ShownCell } from '#lib/teacher/model.ts'
import { cellWords } from './cell-words.ts'

export type CourseProps = {
  caption: string
  /** Where the pages of the students are, … */
  students: string
  /** … and those of the lessons. */
  lessonPages: string
  board: ClassBoard
}

/** So many lessons have room for their names as they are read. */
const mostWide = 9

/**
 * Students down, lessons across; scrolls with names and titles kept in sight. One Tab leads into the cells, the arrows
 * from one to another.
 */
export function ClassTable({ caption, students, lessonPages, board: { lessons, rows } }: CourseProps) {
  const { ref } = useSoftLinks<HTMLTableElement>()
  useArrowKeys(ref)
  return (
    <section
      aria-label={caption}
      className="class-scroller relative max-h-[85dvh] max-w-full justify-self-start overflow-auto rounded-card border border-line bg-surface"
    >
      <table ref={ref} className={lessons.length > mostWide ? 'class-table' : 'class-table class-table-wide'}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">Last seen</th>
            {lessons.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                <a href={`${lessonPages}/${id}`}>{name}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} {...row} lessons={lessons} href={`${students}/${row.id}`} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = ClassBoard['rows'][number] & { lessons: ClassBoard['lessons']; href: string }

function Row({ name, email, lastSeenAt, cells, lessons, href }: RowProps) {
  return (
    <tr>
      <th scope="row" title={name}>
        <a href={href}>{name}</a>
        {email !== undefined && <small>{email}</small>}
      </th>
      <td>{lastSeenAt === null ? 'never' : <LocalTime at={lastSeenAt} />}</td>
      {lessons.map((lesson, index) => (
        <Cell
          key={lesson.id}
          cell={cells[index] ?? 0}
          about={`${name}${email === undefined ? '' : `, ${email}`}, ${lesson.name}`}
          attempts={`${href}/attempts/${lesson.id}`}
        />
      ))}
    </tr>
  )
}

type CellProps = { cell: ShownCell; about: string; attempts: string }

/**
 * State and scores of one student at one lesson. What leads to the latest attempt is added once the page can act: by
 * the thousand its words would be most of the first HTML, and a student's name leads there too.
 */
const Cell = memo(
  function Cell({ cell, about, attempts }: CellProps) {
    const isHydrated = useHydrated()
    if (cell === 0) return <td />
    const { look, main, other, label } = cellWords(cell)
    const shown = (
      <>
        {other && <small>{other}</small>}
        {main && <b>{main}</b>}
      </>
    )
    const words = `${about}: ${label}`
    return (
      <td className={`sign cell-${look}`}>
        {isHydrated ? (
          <a href={`${attempts}/${cell[1]}`} tabIndex={-1} aria-label={words} title={words}>
            {shown}
          </a>
        ) : (
          shown
        )}
      </td>
    )
  },
  (before, after) =>
    before.about === after.about &&
    before.attempts === after.attempts &&
    String(before.cell) === String(after.cell),
)

const steps: Record<string, [down: number, across: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Lets the arrows move among the links of cells, one of which Tab reaches: the one that was used last. */
function useArrowKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const element = table.current
    if (!element) return
    const cells = () => [...element.querySelectorAll<HTMLAnchorElement>('td a')]
    const move = (event: KeyboardEvent) => {
      const step = steps[event.key]
      const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null
      if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      nextLink(element, cell, step)?.focus()
    }
    const enter = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLAnchorElement) || !target.closest('td')) return
      for (const link of cells()) link.tabIndex = link === target ? 0 : -1
    }
    const reach = () => {
      const links = cells()
      if (links[0] && links.every(({ tabIndex }) => tabIndex === -1)) links[0].tabIndex = 0
    }
    reach()
    const watch = new MutationObserver(reach)
    watch.observe(element, { childList: true, subtree: true })
    element.addEventListener('keydown', move)
    element.addEventListener('focusin', enter)
    return () => {
      watch.disconnect()
      element.removeEventListener('keydown', move)
      element.removeEventListener('focusin', enter)
    }
  }, [table])
}

/** The next cell that way which holds a link. */
function nextLink(
  table: HTMLTableElement,
  from: HTMLTableCellElement,
  [down, across]: [down: number, across: number],
): HTMLAnchorElement | null {
  const toRow = (cell: HTMLTableCellElement) => (cell.parentElement as HTMLTableRowElement).rowIndex
  for (let row = toRow(from) + down, column = from.cellIndex + across; ; row += down, column += across) {
    const cell = table.rows[row]?.cells[column]
    if (!cell) return null
    const link = cell.querySelector('a')
    if (link && cell.tagName === 'TD') return link
  }
}
