import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RosterWays } from '#components/school/roster-ways.tsx'
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
      <RosterWays />
    </PageFrame>
  )
}
