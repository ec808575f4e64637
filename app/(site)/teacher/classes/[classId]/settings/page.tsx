import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ClassForm } from '#components/school/class-form.tsx'
import { EndClass } from '#components/school/end-class.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCourses } from '#lib/timeback/server/courses/courses.ts'
import { findClass } from '#lib/timeback/server/people/classes.ts'

export const metadata: Metadata = { title: 'Class settings' }

export default async function ClassSettingsPage({
  params,
}: PageProps<'/teacher/classes/[classId]/settings'>) {
  const actor = await requireTeacher()
  const taught = await findClass(appDeps(), actor, (await params).classId)
  if (!taught) notFound()
  return (
    <PageFrame>
      <PageHeader
        title="Class settings"
        above={<BackLink href={`/teacher/classes/${taught.id}/people`}>People of {taught.title}</BackLink>}
      />
      <div className="grid gap-10">
        <ClassForm of={taught} courses={await listCourses(appDeps())} />
        <section aria-labelledby="delete" className="grid justify-items-start gap-4">
          <h2 id="delete" className="text-2xl font-bold">
            Delete
          </h2>
          <p className="text-soft">The work of its people is kept.</p>
          <EndClass of={taught} />
        </section>
      </div>
    </PageFrame>
  )
}
