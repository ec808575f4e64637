import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RosterWays } from '#components/school/roster-ways.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'

export const metadata: Metadata = { title: 'Classes from a roster' }

export default async function TeacherRostersPage() {
  await requireTeacher()
  return (
    <PageFrame>
      <PageHeader title="Classes from a roster" above={<BackLink href="/teacher">Classes</BackLink>}>
        Many people at once, into your classes and new ones. You see what would change before it does.
      </PageHeader>
      <RosterWays />
    </PageFrame>
  )
}
