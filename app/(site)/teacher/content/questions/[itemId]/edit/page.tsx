import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { loadQuestion } from '#app/(site)/teacher/content/questions/[itemId]/load-question.ts'
import { QuestionForm } from '#components/content/question-form.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'

type Props = PageProps<'/teacher/content/questions/[itemId]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await loadQuestion(await requireTeacher(), (await params).itemId)
  return { title: `Change ${title}` }
}

/** Of who may change the question, where the form can say all of it. */
export default async function EditQuestionPage({ params }: Props) {
  const { itemId, title, draft, mayChange } = await loadQuestion(
    await requireTeacher(),
    (await params).itemId,
  )
  if (!mayChange || !draft) notFound()
  return (
    <PageFrame wide>
      <PageHeader
        title="Change a question"
        above={<BackLink href={`/teacher/content/questions/${itemId}`}>{title}</BackLink>}
      >
        Your lessons ask the new version from then on; who has begun goes on with the one they have.
      </PageHeader>
      <QuestionForm draft={draft} itemId={itemId} />
    </PageFrame>
  )
}
