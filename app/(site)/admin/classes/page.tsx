import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ListedClasses } from '#components/school/listed-classes.tsx'
import { Pager } from '#components/school/pager.tsx'
import { SearchForm } from '#components/school/search-form.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { classesQuery } from '#lib/timeback/contract/classes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { classesOnPage, listSchoolClasses } from '#lib/timeback/server/people/classes.ts'

export const metadata: Metadata = { title: 'All classes' }

export default async function ClassesPage({ searchParams }: PageProps<'/admin/classes'>) {
  await requireAdmin()
  const { search = '', page = 1 } = readSearch(await searchParams)
  const { classes, total } = await listSchoolClasses(appDeps(), { search, page })
  const hrefOf = (to: number) => `/admin/classes?${new URLSearchParams({ search, page: String(to) })}`
  return (
    <PageFrame>
      <PageHeader title="Classes" above={<BackLink href="/admin">School</BackLink>}>
        All classes of the school, with who teaches them.
      </PageHeader>
      <div className="grid gap-5">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h2 className="text-2xl font-bold">
            {search === '' ? 'All' : 'Found'}: {plural(total, 'class', 'classes')}
          </h2>
          <ButtonLink href="/teacher/classes/new">New class</ButtonLink>
        </div>
        <SearchForm action="/admin/classes" label="Class or teacher" search={search} />
        {classes.length === 0 ? (
          <EmptyState title={search === '' ? 'No classes yet' : 'No class of that name'}>
            {search === '' ? 'Make the first one.' : 'Try a part of its name, or a teacher’s.'}
          </EmptyState>
        ) : (
          <ListedClasses classes={classes} />
        )}
        <Pager page={page} pages={Math.ceil(total / classesOnPage)} hrefOf={hrefOf} />
      </div>
    </PageFrame>
  )
}

/** What is asked of the list; what an address says that the list does not know is passed over. */
function readSearch(asked: Record<string, string | string[] | undefined>) {
  const { search, page } = classesQuery.shape
  return {
    search: search.catch(undefined).parse(asked.search),
    page: page.catch(undefined).parse(asked.page),
  }
}
