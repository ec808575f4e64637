import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { signInProblem } from '#app/(site)/signin/sign-in-problem.ts'
import { Notice } from '#components/ui/notice.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { toOwnPath } from '#components/ui/to-own-path.ts'
import { getActor } from '#lib/auth/get-actor.ts'
import { clientAddress } from '#lib/http/sender.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { allowsChildSignIn, findChildren } from '#lib/timeback/server/school/child-sign-in.ts'
import { CardForm } from './card-form.tsx'
import { ClassCodeForm } from './class-code-form.tsx'
import { PictureSignIn } from './picture-sign-in.tsx'

export const metadata: Metadata = { title: 'Sign in with a card' }

export default async function ClassSignInPage({ searchParams }: PageProps<'/signin/class'>) {
  const { callbackUrl, code } = await searchParams
  const goal = toOwnPath(callbackUrl)
  if (await getActor()) redirect(goal)
  if (!(await allowsChildSignIn(appDeps()))) notFound()
  const typed = typeof code === 'string' ? code : ''
  const found = typed === '' ? null : await lookUp(typed)
  if (found && found !== 'later')
    return (
      <PageFrame narrow>
        <PageHeader title={found.title} above={<BackLink href="/signin/class">Another class</BackLink>}>
          Who are you?
        </PageHeader>
        <PictureSignIn code={typed} students={found.children} goal={goal} />
      </PageFrame>
    )
  return (
    <PageFrame narrow>
      <PageHeader title="Sign in with a card" above={<BackLink href="/signin">Other ways in</BackLink>} />
      <div className="grid gap-10">
        <CardForm goal={goal} />
        {typed !== '' && (
          <Notice kind="problem" title="You are not signed in.">
            {found === 'later'
              ? signInProblem('RATE_LIMITED')
              : 'There is no class of this code. Look at it again.'}
          </Notice>
        )}
        <ClassCodeForm code={typed} goal={goal} />
      </div>
    </PageFrame>
  )
}

/** The class of that code; `later` where somebody looks for too many. */
async function lookUp(code: string) {
  const address = clientAddress(new Request('http://localhost/', { headers: await headers() }))
  try {
    return await findChildren(appDeps(), { code, address })
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'RATE_LIMITED') return 'later'
    throw thrown
  }
}
