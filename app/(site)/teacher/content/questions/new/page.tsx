import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { loadQuestion } from '#app/(site)/teacher/content/questions/[itemId]/load-question.ts'
import { QuestionForm } from '#components/content/question-form.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'

export const metadata: Metadata = { title: 'New question' }

/** Empty, or a copy of the question of `?from=`. */
export default async function NewQuestionPage({ searchParams }: PageProps<'/teacher/content/questions/new'>) {
  const actor = await requireTeacher()
  const { from } = await searchParams
  const source = typeof from === 'string' ? await loadQuestion(actor, from) : null
  if (source && !source.draft) notFound()
  return (
    <PageFrame wide>
      <PageHeader title="New question" above={<BackLink href="/teacher/content">Content</BackLink>}>
        {source
          ? `A copy of ${source.title}, which stays as it is.`
          : 'It is stored as QTI 3, for any lesson of yours.'}
      </PageHeader>
      <QuestionForm draft={source?.draft ?? null} />
    </PageFrame>
  )
}
