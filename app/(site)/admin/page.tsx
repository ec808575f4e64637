import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { SchoolPlaces } from '#components/school/school-places.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { plural } from '#components/ui/format.ts'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listKnownApplications } from '#lib/timeback/server/applications/manage-applications.ts'
import { deliveryState } from '#lib/timeback/server/outbox/dead-letters.ts'
import { listUsers } from '#lib/timeback/server/people/people-admin.ts'
import { getSchool } from '#lib/timeback/server/school/school.ts'

export const metadata: Metadata = { title: 'School' }

export default async function SchoolPage() {
  await requireAdmin()
  const { applications } = await listKnownApplications(appDeps())
  const { school } = await getSchool(appDeps())
  const { total } = await listUsers(appDeps(), {})
  const { waiting, dead } = await deliveryState(appDeps())
  return (
    <PageFrame>
      <PageHeader title="School">What administrators look after.</PageHeader>
      {school.setUpAt === null && (
        <div className="mb-6">
          <Notice
            title="Some of the set-up is left."
            action={<ButtonLink href="/admin/setup">Go on with it</ButtonLink>}
          >
            Name, sign-in, courses, classes and teachers, on one page.
          </Notice>
        </div>
      )}
      <SchoolPlaces
        places={[
          {
            href: '/admin/settings',
            name: 'Settings',
            about: 'The name of the school, and who may sign in.',
            standing: school.name,
          },
          {
            href: '/admin/people',
            name: 'People',
            about: 'Who signs in here, as what, and who is locked.',
            standing: plural(total, 'person', 'people'),
          },
          {
            href: '/admin/courses',
            name: 'Courses',
            about: 'What classes learn from, and what is withdrawn.',
          },
          {
            href: '/admin/classes',
            name: 'Classes',
            about: 'All classes and who is in them.',
          },
          {
            href: '/admin/rosters',
            name: 'Rosters',
            about: 'Many people and classes at once, from another system or a spreadsheet.',
          },
          {
            href: '/admin/sign-ins',
            name: 'Sign-ins',
            about: 'Who came in, and who was not let in.',
          },
          {
            href: '/admin/applications',
            name: 'Applications',
            about: 'Other programs that work with this app.',
            standing: plural(applications.length, 'application'),
          },
          {
            href: '/admin/retention',
            name: 'What is kept',
            about: 'For how long data are kept, and what was deleted.',
          },
          {
            href: '/admin/deliveries',
            name: 'Deliveries',
            about: 'What other systems are told.',
            standing: dead > 0 ? `${dead} given up` : `${waiting} waiting`,
          },
        ]}
      />
    </PageFrame>
  )
}
