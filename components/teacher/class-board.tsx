'use client'

import { useSyncExternalStore } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { type ClassBoard, cellLooks } from '#lib/teacher/model.ts'
import { arrangeBoard, type BoardView } from './board-view.ts'
import { cellNames } from './cell-words.ts'
import { ClassCards } from './class-cards.tsx'
import { ClassTable } from './class-table.tsx'
import { NeedsHelp } from './needs-help.tsx'
import { useLiveBoard } from './use-live-board.ts'
import { ViewLinks } from './view-links.tsx'

type ClassBoardProps = {
  id: string
  courses: { code: string; title: string }[]
  board: ClassBoard
  /** When it was read, ISO 8601. */
  readAt: string
  view: BoardView
}

/** One course of a class, kept up to date while the class works: a grid, or on a narrow screen a list. */
export function ClassBoardView({ id, courses, view, ...read }: ClassBoardProps) {
  const query = view.course === null ? '' : `?${new URLSearchParams({ course: view.course })}`
  const { board, stale, readAnew } = useLiveBoard({
    path: `/api/teacher/classes/${id}/live${query}`,
    ...read,
  })
  const isNarrow = useIsNarrow()
  if (board.rows.length === 0)
    return (
      <EmptyState title="No students yet">
        Students appear here once they are enrolled in this class.
      </EmptyState>
    )
  const shown = arrangeBoard(board, view)
  const Course = isNarrow ? ClassCards : ClassTable
  return (
    <div className="grid grid-cols-1 gap-5">
      <NeedsHelp classId={id} board={board} readAnew={readAnew} />
      <ViewLinks id={id} courses={courses} view={view} />
      {stale && <p role="status">No connection: this is how the class stood when it was last read.</p>}
      {shown.rows.length === 0 || shown.lessons.length === 0 ? (
        <EmptyState title={emptyTitles[view.show]}>Choose “Everything” to see the whole course.</EmptyState>
      ) : (
        <>
          <Course
            caption={courses.find(({ code }) => code === view.course)?.title ?? ''}
            students={`/teacher/classes/${id}/students`}
            board={shown}
          />
          <Legend />
        </>
      )}
    </div>
  )
}

const emptyTitles: Record<BoardView['show'], string> = {
  all: 'This course has no lessons yet',
  assigned: 'Nothing of this course is assigned',
  week: 'Nobody worked on this course in the last seven days',
  needs: 'Nobody is named just now',
}

/** What the shapes of the grid mean. */
function Legend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-soft">
      {cellLooks.map((look) => (
        <li key={look} className="flex items-center gap-2">
          <span className={`sign legend-mark cell-${look}`} />
          {cellNames[look]}
        </li>
      ))}
      <li>empty: not started</li>
      <li>↑ best so far</li>
      <li>↺ done again after mastering</li>
    </ul>
  )
}

const narrow = '(width < 40rem)'

/** A grid is not read on a phone. The first HTML holds the grid; only one of both is ever drawn. */
function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (notice) => {
      const query = matchMedia(narrow)
      query.addEventListener('change', notice)
      return () => query.removeEventListener('change', notice)
    },
    () => matchMedia(narrow).matches,
    () => false,
  )
}
