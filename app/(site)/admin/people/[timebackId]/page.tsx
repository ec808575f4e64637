import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { LockPerson } from '#components/school/lock-person.tsx'
import { PersonForm } from '#components/school/person-form.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { DeleteStudent } from '#components/work/delete-student.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findUser } from '#lib/timeback/server/people/people-admin.ts'

type Props = PageProps<'/admin/people/[timebackId]'>

const getUser = cache((timebackId: string) => findUser(appDeps(), timebackId))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireAdmin()
  const user = await getUser((await params).timebackId)
  return user ? { title: user.name } : {}
}

export default async function PersonPage({ params }: Props) {
  const actor = await requireAdmin()
  const user = await getUser((await params).timebackId)
  if (!user) notFound()
  const isOwn = user.timebackId === actor.timebackId
  return (
    <PageFrame>
      <PageHeader
        title={<span className="break-words">{user.name}</span>}
        above={<BackLink href="/admin/people">People</BackLink>}
      >
        {user.lastSeenAt === null ? (
          'Not here yet'
        ) : (
          <>
            Last here <LocalTime at={user.lastSeenAt} />
          </>
        )}
        {!user.active && <span className="font-semibold text-notyet"> · Locked</span>}
      </PageHeader>
      <div className="grid gap-10">
        <PersonForm user={user} isOwn={isOwn} />
        {!isOwn && (
          <section aria-labelledby="lock" className="grid gap-3">
            <h2 id="lock" className="text-2xl font-bold">
              {user.active ? 'Lock' : 'Unlock'}
            </h2>
            <LockPerson user={user} />
          </section>
        )}
        {user.role === 'student' && (
          <section aria-labelledby="data" className="grid justify-items-start gap-3">
            <h2 id="data" className="text-2xl font-bold">
              Their data
            </h2>
            <p className="text-soft">
              <a
                href={`/api/teacher/students/${user.timebackId}/export`}
                download
                className="font-semibold text-accent underline-offset-4 hover:underline"
              >
                Everything as a file
              </a>{' '}
              (JSON).
            </p>
            <DeleteStudent student={user} />
          </section>
        )}
      </div>
    </PageFrame>
  )
}
