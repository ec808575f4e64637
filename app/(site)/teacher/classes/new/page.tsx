import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ClassForm } from '#components/school/class-form.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCourses } from '#lib/timeback/server/courses/courses.ts'

export const metadata: Metadata = { title: 'New class' }

export default async function NewClassPage() {
  await requireTeacher()
  return (
    <PageFrame>
      <PageHeader title="New class" above={<BackLink href="/teacher">Classes</BackLink>}>
        You teach it. Its people come next.{' '}
        <Link href="/teacher/rosters" className="font-semibold text-accent underline underline-offset-4">
          Many at once come from a roster or a spreadsheet.
        </Link>
      </PageHeader>
      <ClassForm courses={await listCourses(appDeps())} />
    </PageFrame>
  )
}
