import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { loadContentLesson } from '#app/(site)/teacher/content/lessons/[lessonId]/load-content-lesson.ts'
import { LessonEditor } from '#components/content/lesson-editor.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'

type Props = PageProps<'/teacher/content/lessons/[lessonId]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await loadContentLesson(await requireTeacher(), (await params).lessonId)
  return { title: `Change ${title}` }
}

/** Of who may change the lesson: another's is copied on its own page. */
export default async function EditLessonPage({ params }: Props) {
  const lesson = await loadContentLesson(await requireTeacher(), (await params).lessonId)
  const { id, title, isDraft, mayChange } = lesson
  if (!mayChange) notFound()
  return (
    <PageFrame wide>
      <PageHeader
        title={<span className="break-words">Change {title}</span>}
        above={<BackLink href={`/teacher/content/lessons/${encodeURIComponent(id)}`}>{title}</BackLink>}
      >
        {!isDraft && 'Who has begun it goes on with what they began.'}
      </PageHeader>
      <LessonEditor of={{ lesson }} />
    </PageFrame>
  )
}
