import { ChevronRight, Glasses } from 'lucide-react'
import Link from 'next/link'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import type { VrPackage } from '#lib/timeback/contract/vr.ts'

type Listed = { package: VrPackage; activityName: string | null; classes: number }

/** A teacher's packages, each leading to who has done what. */
export function PackageList({ packages }: { packages: Listed[] }) {
  if (packages.length === 0)
    return (
      <EmptyState title="No packages yet">
        Create one, assign it to a class, and its students find it under VR.
      </EmptyState>
    )
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {packages.map(({ package: made, activityName, classes }) => (
        <li key={made.id}>
          <Link
            href={`/teacher/vr/${made.id}`}
            className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 transition-colors hover:bg-accent-tint"
          >
            <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-tint text-accent">
              <Glasses aria-hidden className="size-5" />
            </span>
            <span className="min-w-0 flex-1 basis-52">
              <span className="block text-lg font-bold">{made.title}</span>
              <PackageFacts made={made} activityName={activityName} />
            </span>
            <span className="text-soft">
              {classes === 0 ? 'Not assigned' : plural(classes, 'class', 'classes')}
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-soft max-sm:hidden rtl:rotate-180" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A package in one line: version, platforms, and what it counts for. */
export function PackageFacts({ made, activityName }: { made: VrPackage; activityName: string | null }) {
  const facts = [`Version ${made.version}`, made.target_platforms.join(', ')].filter(Boolean)
  return (
    <span className="mt-1 block text-soft">
      {facts.join(' · ')}
      {activityName !== null && <> · counts as “{activityName}”</>}
    </span>
  )
}
