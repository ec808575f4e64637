import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { SessionPanel } from '#components/vr/session-panel.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getLaunch } from '#lib/timeback/server/vr/sessions.ts'

type Props = PageProps<'/vr/[sessionId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { session } = await load(params)
  return { title: session.package.title }
}

export default async function VrSessionPage({ params }: Props) {
  const { session, ...launch } = await load(params)
  const { title, version } = session.package
  return (
    <PageFrame>
      <PageHeader title={title} above={<BackLink href="/vr">VR</BackLink>}>
        Version {version}
      </PageHeader>
      <SessionPanel session={session} launch={launch} />
    </PageFrame>
  )
}

async function load(params: Props['params']) {
  const { timebackId: student } = await requireStudent()
  const { sessionId: session } = await params
  return orNotFound(getLaunch(appDeps(), { student, session }))
}
