import { clsx } from 'clsx'
import Link from 'next/link'
import { type BoardView, shows, sorts, viewHref } from './board-view.ts'

const showNames: Record<BoardView['show'], string> = {
  all: 'Everything',
  assigned: 'Assigned',
  week: 'This week',
  needs: 'Needs help',
}
const sortNames: Record<BoardView['sort'], string> = {
  name: 'Name',
  score: 'Lowest score',
  seen: 'Longest away',
}

type ViewLinksProps = { id: string; courses: { code: string; title: string }[]; view: BoardView }

/** The courses of a class, what of one is shown, and in which order. */
export function ViewLinks({ id, courses, view }: ViewLinksProps) {
  const to = (change: Partial<BoardView>) => viewHref(id, { ...view, ...change })
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {courses.length > 1 && (
        <Choices
          label="Course"
          choices={courses.map(({ code, title }) => ({
            ...{ key: code, name: title, href: to({ course: code }), isChosen: code === view.course },
          }))}
        />
      )}
      <Choices
        label="Show"
        choices={shows.map((show) => ({
          ...{ key: show, name: showNames[show], href: to({ show }), isChosen: show === view.show },
        }))}
      />
      <Choices
        label="Sort by"
        choices={sorts.map((sort) => ({
          ...{ key: sort, name: sortNames[sort], href: to({ sort }), isChosen: sort === view.sort },
        }))}
      />
    </div>
  )
}

type Choice = { key: string; name: string; href: string; isChosen: boolean }

function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1">
      <span aria-hidden className="me-1 text-soft">
        {label}
      </span>
      {choices.map(({ key, name, href, isChosen }) => (
        <Link
          key={key}
          href={href}
          scroll={false}
          prefetch={false}
          aria-current={isChosen ? 'true' : undefined}
          className={clsx(
            'inline-flex min-h-11 items-center rounded-lg border px-2.5 sm:min-h-8',
            isChosen
              ? 'border-accent bg-accent-tint font-bold text-accent'
              : 'border-transparent text-accent underline-offset-4 hover:underline',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
