import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { CairnMark } from '#components/ui/cairn.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { productName } from '#components/ui/product.ts'
import { toOwnPath } from '#components/ui/to-own-path.ts'
import { getActor } from '#lib/auth/get-actor.ts'
import { oidcProviders } from '#lib/auth/oidc-providers.ts'
import { env } from '#lib/env.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { allowsChildSignIn } from '#lib/timeback/server/school/child-sign-in.ts'
import { SignInChoices } from './sign-in-choices.tsx'
import { signInProblem } from './sign-in-problem.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const { callbackUrl, error } = await searchParams
  const goal = toOwnPath(callbackUrl)
  if (await getActor()) redirect(goal)
  const settings = env()
  const providers = oidcProviders(settings).map(({ id, name }) => ({ id, name }))
  const accounts = settings.DEMO ? demoAccounts : []
  return (
    <PageFrame narrow>
      <CairnMark className="mb-4 size-20 text-stone" />
      <PageHeader title={`Welcome to ${productName}`}>
        Right answers lay stones, and no answer is ever lost.
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        {error !== undefined && (
          <Notice kind="problem" title="You are not signed in.">
            {signInProblem(String(error))}
          </Notice>
        )}
        <SignInChoices accounts={accounts} providers={providers} goal={goal} />
        {(await allowsChildSignIn(appDeps())) && (
          <ButtonLink kind="secondary" href={`/signin/class?${new URLSearchParams({ callbackUrl: goal })}`}>
            I have a card or a class code
          </ButtonLink>
        )}
      </div>
    </PageFrame>
  )
}

/** The accounts that `DEMO=1` offers without a password. */
const demoAccounts = [
  { email: 'student@example.com', name: 'Student One', about: 'Student, class A' },
  { email: 'student2@example.com', name: 'Student Two', about: 'Student, class A' },
  { email: 'student3@example.com', name: 'Student Three', about: 'Student, class B' },
  { email: 'teacher@example.com', name: 'Teacher One', about: 'Teacher, class A' },
  { email: 'teacher2@example.com', name: 'Teacher Two', about: 'Teacher, class B' },
  { email: 'admin@example.com', name: 'Administrator', about: 'All classes' },
]
