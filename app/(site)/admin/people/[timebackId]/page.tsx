import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { LockPerson } from '#components/school/lock-person.tsx'
import { MergePeople } from '#components/school/merge-people.tsx'
import { PersonForm } from '#components/school/person-form.tsx'
import { SearchForm } from '#components/school/search-form.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { DeleteStudent } from '#components/work/delete-student.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { usersQuery } from '#lib/timeback/contract/people-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findUser, listUsers } from '#lib/timeback/server/people/people-admin.ts'

type Props = PageProps<'/admin/people/[timebackId]'>

/** More than so many are not looked through. */
const mostOthers = 10

const getUser = cache((timebackId: string) => findUser(appDeps(), timebackId))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireAdmin()
  const user = await getUser((await params).timebackId)
  return user ? { title: user.name } : {}
}

export default async function PersonPage({ params, searchParams }: Props) {
  const actor = await requireAdmin()
  const user = await getUser((await params).timebackId)
  if (!user) notFound()
  const search = usersQuery.shape.search.catch(undefined).parse((await searchParams).same) ?? ''
  const found = search === '' ? [] : (await listUsers(appDeps(), { search, role: user.role })).users
  const others = found.filter(({ timebackId }) => timebackId !== user.timebackId).slice(0, mostOthers)
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
        {!isOwn && (
          <section id="merge" aria-labelledby="merge-title" className="grid scroll-mt-4 gap-4">
            <h2 id="merge-title" className="text-2xl font-bold">
              Merge
            </h2>
            <p className="max-w-xl text-soft">
              Somebody is here twice? Find the one who stays: they get all that {user.name} did.
            </p>
            <SearchForm
              action={`/admin/people/${user.timebackId}#merge`}
              label="The one who stays"
              name="same"
              search={search}
            />
            {others.length > 0 && <MergePeople gone={user} others={others} />}
            {search !== '' && others.length === 0 && (
              <p className="text-lg">Nobody else of that name or address has this role.</p>
            )}
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
