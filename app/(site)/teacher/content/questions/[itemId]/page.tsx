import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PlayQuestion } from '#components/content/play-question.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import type { Actor } from '#lib/auth/actor.ts'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getQuestion } from '#lib/timeback/server/authoring/questions.ts'

type Props = PageProps<'/teacher/content/questions/[itemId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(await requireTeacher(), (await params).itemId)).title }
}

export default async function QuestionPage({ params }: Props) {
  const question = await load(await requireTeacher(), (await params).itemId)
  const { itemId, identifier, title, author, item, answerKey, findings, xml, lessons } = question
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

/** Once for the page and its title. */
const load = cache((actor: Actor, itemId: string) => orNotFound(getQuestion(appDeps(), actor, itemId)))
