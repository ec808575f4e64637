import { ChevronRight } from 'lucide-react'
import Link from 'next/link'

/** A part of the school that administrators look after, with how it stands. */
export type SchoolPlace = { href: string; name: string; about: string; standing?: string }

/** The ways to all parts of the school. */
export function SchoolPlaces({ places }: { places: SchoolPlace[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {places.map(({ href, name, about, standing }) => (
        <li key={href}>
          <Link
            href={href}
            className="flex h-full min-h-28 items-center gap-4 rounded-card border border-line bg-surface p-5 transition-colors hover:border-accent hover:bg-accent-tint"
          >
            <span className="min-w-0 flex-1">
              <span className="block text-2xl font-bold">{name}</span>
              <span className="block text-soft">{about}</span>
              {standing && <span className="mt-2 block font-semibold">{standing}</span>}
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-soft rtl:rotate-180" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
