import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Pager } from '#components/school/pager.tsx'
import { SignInList } from '#components/school/sign-in-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { usersQuery } from '#lib/timeback/contract/people-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { signInLog } from '#lib/timeback/server/people/sign-in-log.ts'

export const metadata: Metadata = { title: 'Sign-ins' }

export default async function SignInsPage({ searchParams }: PageProps<'/admin/sign-ins'>) {
  await requireAdmin()
  const { page: asked } = await searchParams
  const page = usersQuery.shape.page.catch(undefined).parse(asked) ?? 1
  const { signIns, hasMore } = await signInLog(appDeps(), { page })
  return (
    <PageFrame>
      <PageHeader title="Sign-ins" above={<BackLink href="/admin">School</BackLink>}>
        Who came in, and who was not let in, the latest first.
      </PageHeader>
      <div className="grid gap-5">
        {signIns.length === 0 ? (
          <EmptyState title="Nobody yet">Whoever signs in is listed here.</EmptyState>
        ) : (
          <SignInList signIns={signIns} />
        )}
        <Pager page={page} pages={hasMore ? page + 1 : page} hrefOf={(to) => `/admin/sign-ins?page=${to}`} />
      </div>
    </PageFrame>
  )
}
