import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PlayQuestion } from '#components/content/play-question.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { loadQuestion } from './load-question.ts'

type Props = PageProps<'/teacher/content/questions/[itemId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadQuestion(await requireTeacher(), (await params).itemId)).title }
}

export default async function QuestionPage({ params }: Props) {
  const question = await loadQuestion(await requireTeacher(), (await params).itemId)
  const { itemId, identifier, title, author, item, answerKey, findings, xml, lessons, draft, mayChange } =
    question
  const path = '/teacher/content/questions'
  return (
    <PageFrame>
      <PageHeader
        title={<span className="break-words">{title}</span>}
        above={<BackLink href="/teacher/content">Content</BackLink>}
      >
        <span className="break-all">{identifier}</span>
        {author !== null && ` · written by ${author}`}
      </PageHeader>
      <div className="grid gap-10">
        {draft && (
          <div className="flex flex-wrap gap-3">
            {mayChange && <ButtonLink href={`${path}/${itemId}/edit`}>Change it</ButtonLink>}
            <ButtonLink kind="secondary" href={`${path}/new?from=${itemId}`}>
              Make a copy
            </ButtonLink>
          </div>
        )}
        <section aria-label="As a student sees it" className="rounded-card border border-line p-4 sm:p-6">
          <PlayQuestion path="/api/teacher/questions/try" of={{ itemId }} item={item} answerKey={answerKey} />
        </section>
        {findings.length > 0 && (
          <section aria-labelledby="findings" className="grid gap-2">
            <h2 id="findings" className="text-2xl font-bold">
              To look at
            </h2>
            <ul className="list-disc ps-6">
              {findings.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="lessons" className="grid gap-2">
          <h2 id="lessons" className="text-2xl font-bold">
            Lessons that ask it
          </h2>
          {lessons.length === 0 ? (
            <p className="text-soft">None yet.</p>
          ) : (
            <ul className="grid">
              {lessons.map((lesson) => (
                <li key={lesson.id}>
                  <Link
                    href={`/teacher/content/lessons/${encodeURIComponent(lesson.id)}`}
                    className="inline-flex min-h-11 items-center font-semibold break-words text-accent underline-offset-4 hover:underline"
                  >
                    {lesson.title}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
        <details>
          <summary className="min-h-11 cursor-pointer text-lg font-semibold">The whole item as QTI 3</summary>
          <pre className="mt-2 rounded-card border border-line bg-surface p-4 text-sm break-words whitespace-pre-wrap">
            {xml}
          </pre>
        </details>
      </div>
    </PageFrame>
  )
}
