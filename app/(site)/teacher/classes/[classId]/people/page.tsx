import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AddPeople } from '#components/school/add-people.tsx'
import { ClassPeople } from '#components/school/class-people.tsx'
import { MoveStudents } from '#components/school/move-students.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { placesInClass } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findClassPeople, listTaughtClasses } from '#lib/timeback/server/people/classes.ts'

export const metadata: Metadata = { title: 'People of a class' }

const textLink =
  'inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline'

export default async function ClassPeoplePage({ params }: PageProps<'/teacher/classes/[classId]/people'>) {
  const actor = await requireTeacher()
  const found = await findClassPeople(appDeps(), actor, (await params).classId)
  if (!found) notFound()
  const { class: taught, people } = found
  const students = people
    .filter(({ role }) => role === 'student')
    .map(({ timebackId, name }) => ({ timebackId, name }))
  const others = (await listTaughtClasses(appDeps(), actor)).filter(({ id }) => id !== taught.id)
  return (
    <PageFrame>
      <PageHeader
        title={<span className="break-words">People of {taught.title}</span>}
        above={<BackLink href={`/teacher/classes/${taught.id}`}>{taught.title}</BackLink>}
      >
        {plural(students.length, 'student')}, {plural(people.length - students.length, 'teacher')}
      </PageHeader>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="here" className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <h2 id="here" className="text-2xl font-bold">
              In this class
            </h2>
            <span className="flex flex-wrap gap-x-6">
              <a href="#new" className={`${textLink} lg:hidden`}>
                Add people
              </a>
              <Link href={`/teacher/classes/${taught.id}/cards`} className={textLink}>
                Children without an email
              </Link>
              <Link href={`/teacher/classes/${taught.id}/settings`} className={textLink}>
                Class settings
              </Link>
            </span>
          </div>
          {people.length === 0 ? (
            <EmptyState title="Nobody yet">Add them on this page.</EmptyState>
          ) : (
            <ClassPeople classId={taught.id} people={people} />
          )}
        </section>
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new" className="text-2xl font-bold">
            Add people
          </h2>
          <AddPeople path={`/api/teacher/classes/${taught.id}/people`} roles={placesInClass} />
        </section>
        {students.length > 0 && others.length > 0 && (
          <section aria-labelledby="move" className="grid gap-4">
            <h2 id="move" className="text-2xl font-bold">
              Move students
            </h2>
            <MoveStudents classId={taught.id} students={students} others={others} />
          </section>
        )}
      </div>
    </PageFrame>
  )
}
