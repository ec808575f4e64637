import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RosterWays } from '#components/school/roster-ways.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'

export const metadata: Metadata = { title: 'Rosters' }

export default async function RostersPage() {
  await requireAdmin()
  return (
    <PageFrame>
      <PageHeader title="Rosters" above={<BackLink href="/admin">School</BackLink>}>
        People, classes and courses as another system has them. You see what would change before it does.
      </PageHeader>
      <div className="grid gap-12">
        <RosterWays />
        <section aria-labelledby="out" className="grid gap-4">
          <h2 id="out" className="text-2xl font-bold">
            To another system
          </h2>
          <p className="text-soft">
            Everybody who is not locked, with classes and courses, as OneRoster 1.2 CSV.
          </p>
          <a
            href="/api/admin/rosters/export.zip"
            download
            className={buttonClass('secondary', 'justify-self-start')}
          >
            Export the roster
          </a>
        </section>
      </div>
    </PageFrame>
  )
}
