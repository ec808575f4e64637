import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { LessonActions } from '#components/content/lesson-actions.tsx'
import { LessonFacts } from '#components/content/lesson-facts.tsx'
import { PlaceList } from '#components/content/place-list.tsx'
import { VersionList } from '#components/content/version-list.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listVersions } from '#lib/timeback/server/authoring/lessons.ts'
import { loadContentLesson } from './load-content-lesson.ts'

type Props = PageProps<'/teacher/content/lessons/[lessonId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadContentLesson(await requireTeacher(), (await params).lessonId)).title }
}

export default async function ContentLessonPage({ params }: Props) {
  const lesson = await loadContentLesson(await requireTeacher(), (await params).lessonId)
  const { id, title, course, items, mayChange } = lesson
  const versions = await listVersions(appDeps(), id)
  const path = `/teacher/content/lessons/${encodeURIComponent(id)}`
  return (
    <PageFrame>
      <PageHeader
        title={<span className="break-words">{title}</span>}
        above={
          <BackLink href={`/teacher/content?course=${encodeURIComponent(course.code)}`}>
            {course.title}
          </BackLink>
        }
      />
      <div className="grid gap-8">
        <div className="flex flex-wrap gap-3">
          {mayChange && (
            <ButtonLink kind="secondary" href={`${path}/edit`}>
              Change it
            </ButtonLink>
          )}
          {items.length > 0 && (
            <ButtonLink kind="secondary" href={`${path}/preview`}>
              See it as a student
            </ButtonLink>
          )}
          <ButtonLink
            kind="secondary"
            href={`/api/teacher/lessons/${encodeURIComponent(id)}/package`}
            prefetch={false}
          >
            Download as a package
          </ButtonLink>
        </div>
        <LessonActions lesson={lesson} />
        <LessonFacts lesson={lesson} />
        <section aria-labelledby="questions" className="grid gap-4">
          <h2 id="questions" className="text-2xl font-bold">
            Questions
          </h2>
          <PlaceList items={items} />
        </section>
        {versions.length > 0 && (
          <section aria-labelledby="versions" className="grid gap-4">
            <h2 id="versions" className="text-2xl font-bold">
              Versions
            </h2>
            <VersionList lessonId={id} versions={versions} mayChange={mayChange} />
          </section>
        )}
      </div>
    </PageFrame>
  )
}
