import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { LessonEditor } from '#components/content/lesson-editor.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listContent } from '#lib/timeback/server/authoring/content.ts'

export const metadata: Metadata = { title: 'New lesson' }

export default async function NewLessonPage({ searchParams }: PageProps<'/teacher/content/lessons/new'>) {
  const actor = await requireTeacher()
  const { course: code } = await searchParams
  const named = { course: typeof code === 'string' ? code : undefined }
  const { course } = await listContent(appDeps(), actor, named)
  if (!course) notFound()
  return (
    <PageFrame wide>
      <PageHeader
        title="New lesson"
        above={
          <BackLink href={`/teacher/content?course=${encodeURIComponent(course.code)}`}>
            {course.title}
          </BackLink>
        }
      >
        Students see it once you publish it.
      </PageHeader>
      <LessonEditor of={{ course }} />
    </PageFrame>
  )
}
