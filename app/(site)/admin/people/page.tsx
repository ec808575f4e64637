import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AddPeople } from '#components/school/add-people.tsx'
import { Pager } from '#components/school/pager.tsx'
import { PeopleList } from '#components/school/people-list.tsx'
import { PeopleSearch } from '#components/school/people-search.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { roles } from '#lib/std/terms.ts'
import { usersQuery } from '#lib/timeback/contract/people-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listUsers, peopleOnPage } from '#lib/timeback/server/people/people-admin.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireAdmin()
  const { search = '', role, page = 1 } = readSearch(await searchParams)
  const { users, total } = await listUsers(appDeps(), { search, role, page })
  const hrefOf = (to: number) =>
    `/admin/people?${new URLSearchParams({ search, role: role ?? '', page: String(to) })}`
  return (
    <PageFrame>
      <PageHeader title="People" above={<BackLink href="/admin">School</BackLink>}>
        Everybody who signs in here, or will.
      </PageHeader>
      <div className="grid gap-10">
        <section aria-labelledby="known" className="grid gap-5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id="known" className="text-2xl font-bold">
              {search === '' && role === undefined ? 'All' : 'Found'}: {plural(total, 'person', 'people')}
            </h2>
            <a href="#new" className="font-semibold text-accent underline-offset-4 hover:underline">
              Add people
            </a>
          </div>
          <PeopleSearch search={search} role={role} />
          {users.length === 0 ? (
            <EmptyState title="Nobody of that name">Try a part of the name or the address.</EmptyState>
          ) : (
            <PeopleList people={users} />
          )}
          <Pager page={page} pages={Math.ceil(total / peopleOnPage)} hrefOf={hrefOf} />
        </section>
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new" className="text-2xl font-bold">
            Add people
          </h2>
          <AddPeople path="/api/admin/users" roles={roles} />
        </section>
      </div>
    </PageFrame>
  )
}

/** What is asked of the list; what an address says that the list does not know is passed over. */
function readSearch(asked: Record<string, string | string[] | undefined>) {
  const { search, role, page } = usersQuery.shape
  return {
    search: search.catch(undefined).parse(asked.search),
    role: role.catch(undefined).parse(asked.role),
    page: page.catch(undefined).parse(asked.page),
  }
}
