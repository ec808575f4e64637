import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { PackageList } from '#components/vr/package-list.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listPackages } from '#lib/timeback/server/vr/packages.ts'

export const metadata: Metadata = { title: 'VR packages' }

export default async function VrPackagesPage() {
  const packages = await listPackages(appDeps(), await requireTeacher())
  return (
    <PageFrame>
      <PageHeader title="VR packages">
        What your students open in a headset, and who has done what.
      </PageHeader>
      <div className="grid gap-6">
        <div>
          <ButtonLink href="/teacher/vr/new">New package</ButtonLink>
        </div>
        <PackageList
          packages={packages.map(({ package: made, activity, classIds }) => ({
            package: made,
            activityName: activity?.name ?? null,
            classes: classIds.length,
          }))}
        />
      </div>
    </PageFrame>
  )
}
