import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { ExperienceList } from '#components/vr/experience-list.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listPackages } from '#lib/timeback/server/vr/packages.ts'
import { listSessions } from '#lib/timeback/server/vr/sessions.ts'

export const metadata: Metadata = { title: 'VR' }

export default async function VrPage() {
  const { timebackId } = await requireStudent()
  const [packages, sessions] = await Promise.all([
    listPackages(appDeps(), { timebackId, role: 'student' }),
    listSessions(appDeps(), { student: timebackId }),
  ])
  return (
    <PageFrame>
      <PageHeader title="VR">Experiences for your headset. Your teacher sees what you complete.</PageHeader>
      <ExperienceList
        experiences={packages.map(({ package: made, activity }) => ({
          package: made,
          activityName: activity?.name ?? null,
          sessions: sessions.filter(({ package_id: id }) => id === made.id),
        }))}
      />
    </PageFrame>
  )
}
