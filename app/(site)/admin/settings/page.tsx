import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ChildSignInForm } from '#components/school/child-sign-in-form.tsx'
import { SchoolForm } from '#components/school/school-form.tsx'
import { SignInForm } from '#components/school/sign-in-form.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getSchool } from '#lib/timeback/server/school/school.ts'

export const metadata: Metadata = { title: 'School settings' }

export default async function SettingsPage() {
  await requireAdmin()
  const { school } = await getSchool(appDeps())
  return (
    <PageFrame>
      <PageHeader title="School settings" above={<BackLink href="/admin">School</BackLink>} />
      <div className="grid gap-10">
        <section aria-labelledby="school" className="grid gap-4">
          <h2 id="school" className="text-2xl font-bold">
            Your school
          </h2>
          <SchoolForm school={school} />
        </section>
        <section aria-labelledby="sign-in" className="grid gap-4">
          <h2 id="sign-in" className="text-2xl font-bold">
            Sign-in
          </h2>
          <SignInForm school={school} />
        </section>
        <section aria-labelledby="children" className="grid gap-4">
          <h2 id="children" className="text-2xl font-bold">
            Children without an email
          </h2>
          <ChildSignInForm school={school} />
        </section>
      </div>
    </PageFrame>
  )
}
