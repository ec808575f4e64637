import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { AssignClasses } from '#components/vr/assign-classes.tsx'
import { DeletePackage } from '#components/vr/delete-package.tsx'
import { PackageForm } from '#components/vr/package-form.tsx'
import { PackageFacts } from '#components/vr/package-list.tsx'
import { toWorkTables, WorkTable } from '#components/vr/work-table.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { listClasses } from '#lib/teacher/classes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCourses } from '#lib/timeback/server/courses/courses.ts'
import { getPackage } from '#lib/timeback/server/vr/packages.ts'
import { listStudentWork } from '#lib/timeback/server/vr/sessions.ts'

type Props = PageProps<'/teacher/vr/[packageId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { details } = await load(params)
  return { title: details.package.title }
}

export default async function VrPackagePage({ params }: Props) {
  const { actor, details } = await load(params)
  const { package: made, activity, classIds } = details
  const [classes, work, courses] = await Promise.all([
    listClasses(actor),
    listStudentWork(appDeps(), { viewer: actor, packageId: made.id }),
    listCourses(appDeps()),
  ])
  const tables = toWorkTables(classes, { assigned: classIds, work })
  return (
    <PageFrame>
      <PageHeader title={made.title} above={<BackLink href="/teacher/vr">VR packages</BackLink>}>
        <PackageFacts made={made} activityName={activity?.name ?? null} />
      </PageHeader>
      <div className="grid gap-12">
        <section aria-labelledby="work" className="grid gap-4">
          <h2 id="work" className="text-2xl font-bold">
            Who has done what
          </h2>
          {tables.length === 0 && (
            <EmptyState title="Not assigned yet">Choose a class below; its students appear here.</EmptyState>
          )}
          {tables.map(({ id, title, rows }) => (
            <WorkTable key={id} title={title} rows={rows} />
          ))}
        </section>
        <section aria-labelledby="classes" className="grid max-w-xl gap-4">
          <h2 id="classes" className="text-2xl font-bold">
            Classes
          </h2>
          <AssignClasses
            packageId={made.id}
            classes={classes.map(({ id, title, students }) => ({
              id,
              title,
              students: students.length,
              assigned: classIds.includes(id),
            }))}
          />
        </section>
        <section aria-labelledby="package" className="grid gap-4">
          <h2 id="package" className="text-2xl font-bold">
            Package
          </h2>
          <PackageForm
            known={{
              package: made,
              link: activity && { name: activity.name, course: activity.courseCode },
            }}
            courses={courses}
          />
          <div>
            <DeletePackage packageId={made.id} title={made.title} />
          </div>
        </section>
      </div>
    </PageFrame>
  )
}

async function load(params: Props['params']) {
  const actor = await requireTeacher()
  const { packageId: id } = await params
  return { actor, details: await orNotFound(getPackage(appDeps(), { viewer: actor, id })) }
}
