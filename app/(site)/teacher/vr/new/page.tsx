import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { PackageForm } from '#components/vr/package-form.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCourses } from '#lib/timeback/server/courses/courses.ts'

export const metadata: Metadata = { title: 'New VR package' }

export default async function NewVrPackagePage() {
  await requireTeacher()
  return (
    <PageFrame>
      <PageHeader title="New VR package" above={<BackLink href="/teacher/vr">VR packages</BackLink>} />
      <PackageForm courses={await listCourses(appDeps())} />
    </PageFrame>
  )
}
